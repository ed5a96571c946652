package com.ziraai.campaign.recipient;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The mobile numbers of one country, by libphonenumber's own data. The library itself tries nine
 * other types before this one; whatever fits here it finds valid, what does not may be valid as
 * another type.
 */
record MobileNumbers(Kind any, Kind mobile) {

    private static final Map<String, MobileNumbers> KNOWN = new ConcurrentHashMap<>();

    /**
     * Numbers of one kind.
     *
     * @param lengths possible ones; any where it is empty
     */
    record Kind(List<Integer> lengths, Pattern pattern) {

        private static Kind of(PhoneNumberDesc data) {
            return new Kind(
                    List.copyOf(data.getPossibleLengthList()),
                    Pattern.compile(data.getNationalNumberPattern()));
        }

        private boolean fits(String national) {
            return (lengths.isEmpty() || lengths.contains(national.length()))
                    && pattern.matcher(national).matches();
        }
    }

    /**
     * Those of a country the library knows.
     *
     * @param region ISO country
     */
    static MobileNumbers of(String region) {
        return KNOWN.computeIfAbsent(region, MobileNumbers::read);
    }

    private static MobileNumbers read(String region) {
        PhoneMetadata data =
                DefaultMetadataDependenciesProvider.getInstance()
                        .getPhoneNumberMetadataSource()
                        .getMetadataForRegion(region);
        return new MobileNumbers(Kind.of(data.getGeneralDesc()), Kind.of(data.getMobile()));
    }

    /**
     * @param national digits after the calling code
     */
    boolean hold(String national) {
        return mobile.fits(national) && any.fits(national);
    }
}
