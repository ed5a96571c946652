package com.ziraai.campaign.recipient;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;

/** What a number is for, as far as its digits tell. */
public enum PhoneKind {
    /** Takes messages; some countries do not tell mobile numbers from fixed lines. */
    MOBILE,
    /** A fixed line: takes no SMS in most countries, though it may have WhatsApp. */
    LANDLINE,
    /** A service: free of charge, of shared or high cost, a company’s single number. */
    SERVICE;

    static PhoneKind of(PhoneNumberType type) {
        return switch (type) {
            case MOBILE, FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, UNKNOWN -> MOBILE;
            case FIXED_LINE -> LANDLINE;
            case TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOIP, PAGER, UAN, VOICEMAIL -> SERVICE;
        };
    }
}
