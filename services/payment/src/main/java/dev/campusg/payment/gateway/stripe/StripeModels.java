package dev.campusg.payment.gateway.stripe;

import com.stripe.model.Account;
import com.stripe.model.BankAccount;
import com.stripe.model.Card;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentIntentCollection;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.model.Source;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeError;
import com.stripe.model.Transfer;
import com.stripe.model.TransferCollection;
import com.stripe.model.TransferReversalCollection;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What Stripe's client reads and writes by reflection (Gson), with all that is nested in it: the parameters we send, the
 * objects we are answered, and those a declined card's error may carry. Its jar has no metadata for native images.
 */
@RegisterForReflection(
        targets = {
            PaymentIntentCancelParams.class,
            PaymentIntentCaptureParams.class,
            PaymentIntentConfirmParams.class,
            PaymentIntentCreateParams.class,
            PaymentIntentListParams.class,
            RefundCreateParams.class,
            TransferCreateParams.class,
            TransferListParams.class,
            PaymentIntent.class,
            PaymentIntentCollection.class,
            StripeCollection.class,
            StripeError.class,
            PaymentMethod.class,
            SetupIntent.class,
            Charge.class,
            Refund.class,
            Transfer.class,
            TransferCollection.class,
            TransferReversalCollection.class,
            Account.class,
            BankAccount.class,
            Card.class,
            Source.class
        },
        registerFullHierarchy = true)
final class StripeModels {

    private StripeModels() {}
}
