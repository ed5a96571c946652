package com.ziraai.campaign.recipient;

import com.ziraai.campaign.recipient.PhoneReading.Invalid;
import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the texts given as somebody's phone numbers turned out to be.
 *
 * @param usable numbers the sponsor may reach, each once, preferred ones first: in the order they
 *     came, but for those that take no SMS, which are behind the others
 * @param misread the other texts, in the order they came
 */
public record PhonesRead(List<Reachable> usable, List<Misread> misread) {

    private static final PhonesRead NONE =
            new PhonesRead(List.of(), List.of(new Misread(0, "", new Invalid())));

    /**
     * A text that is no number the sponsor may reach.
     *
     * @param position among the texts, from 0
     */
    public record Misread(int position, String text, PhoneReading reading) {}

    /** Of no text, what is missing is one that is none. */
    static PhonesRead of(List<String> texts, PhoneNumbers numbers) {
        return switch (texts.size()) {
            case 0 -> NONE;
            case 1 -> ofOne(texts.getFirst(), numbers);
            default -> ofSeveral(texts, numbers);
        };
    }

    /** Whether one is left out while others are used, or something else than a number is. */
    public boolean hasLeftOut() {
        return !misread.isEmpty() && !misread.getFirst().text.isEmpty();
    }

    /** The first text that is none; empty where all are or there is none. */
    public String firstText() {
        return misread.isEmpty() ? "" : misread.getFirst().text;
    }

    private static PhonesRead ofOne(String text, PhoneNumbers numbers) {
        return switch (numbers.read(text)) {
            case Reachable usable -> new PhonesRead(List.of(usable), List.of());
            case PhoneReading other ->
                    new PhonesRead(List.of(), List.of(new Misread(0, text, other)));
        };
    }

    private static PhonesRead ofSeveral(List<String> texts, PhoneNumbers numbers) {
        List<Reachable> mobile = new ArrayList<>(texts.size());
        List<Reachable> other = new ArrayList<>(0);
        List<Misread> misread = new ArrayList<>(0);
        for (int i = 0; i < texts.size(); i++) {
            switch (numbers.read(texts.get(i))) {
                case Reachable usable ->
                        addNew(usable, usable.kind() == PhoneKind.MOBILE ? mobile : other);
                case PhoneReading reading -> misread.add(new Misread(i, texts.get(i), reading));
            }
        }
        mobile.addAll(other);
        return new PhonesRead(mobile, misread);
    }

    private static void addNew(Reachable number, List<Reachable> to) {
        if (!to.contains(number)) {
            to.add(number);
        }
    }
}
