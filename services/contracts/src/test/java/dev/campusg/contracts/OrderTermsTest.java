package dev.campusg.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.contracts.OrderMessages.OrderDetails;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTermsTest {

    private static OrderDetails order(String price, int quantity, String fee) {
        FoodItem item = new FoodItem("Laksa", Money.of(price), quantity);
        return new OrderDetails(List.of(item), null, "Hall 2", Money.of(fee));
    }

    @Test
    void an_order_costs_no_more_than_can_be_paid_for_one() {
        assertThat(OrderTerms.violation(order("4999.00", 2, "2.00"))).isEmpty();
        assertThat(OrderTerms.violation(order("4999.00", 2, "2.01"))).hasValue("the total is 0.00 to 10000.00 SGD");
        assertThat(OrderTerms.violation(order("10000.01", 1, "0"))).isPresent();
        assertThat(OrderTerms.violation(order("1000000", 100, "1000000"))).isPresent();
        assertThat(OrderTerms.violation(order("-1", 1, "5"))).isPresent();
    }
}
