package dev.campusg.payment.domain;

/** Why something did not happen: a code for machines, a sentence for people. */
public record Failure(String code, String message) {

    public static final String INVALID_PAYLOAD = "INVALID_PAYLOAD";
    public static final String INVALID_AMOUNT = "INVALID_AMOUNT";
    public static final String CARD_DECLINED = "CARD_DECLINED";
    public static final String PROCESSING_ERROR = "PROCESSING_ERROR";
}
