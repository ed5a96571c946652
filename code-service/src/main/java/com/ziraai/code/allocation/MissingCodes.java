package com.ziraai.code.allocation;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.code.allocation.FreeCodes.FreeCode;
import com.ziraai.contract.CodeForm;
import com.ziraai.inquiry.Caller;
import com.ziraai.inquiry.Inquiries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * {@code POST /api/v1/codes/missing}: what stands against a sponsor giving these codes away. Codes
 * of other make are never missing; nothing can be redeemed with them.
 */
final class MissingCodes {

    private static final int MOST = 5_000;

    private final FreeCodes free;
    private final GivenCodes given;
    private final Inquiries inquiries;

    MissingCodes(FreeCodes free, GivenCodes given, Inquiries inquiries) {
        this.free = free;
        this.given = given;
        this.inquiries = inquiries;
    }

    /**
     * @param sponsorId whose codes they should be; for administrators, others ask for themselves
     * @param codes at most {@value #MOST}
     */
    record Question(@Nullable String sponsorId, @Nullable List<@Nullable String> codes) {}

    /**
     * Each code of the question is in one list at most, and once, in its order.
     *
     * @param codes they look like ours, and there is none or it is another sponsor's
     * @param taken an item of the sponsor has them
     * @param foreign free to be given, but none of ours
     */
    record Missing(List<String> codes, List<String> taken, List<String> foreign) {}

    RouterFunction<ServerResponse> routes() {
        return route().POST("/api/v1/codes/missing", this::missing).build();
    }

    private Mono<ServerResponse> missing(ServerRequest request) {
        return inquiries.answer(
                request,
                caller ->
                        request.bodyToMono(Question.class)
                                .flatMap(question -> missing(caller, question)));
    }

    private Mono<Missing> missing(Caller caller, Question question) {
        List<String> asked =
                Optional.ofNullable(question.codes()).orElse(List.of()).stream()
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (asked.size() > MOST) {
            return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
        }
        String sponsor =
                (caller.admin() ? Optional.ofNullable(question.sponsorId()) : caller.sponsorId())
                        .orElse("");
        List<String> ours = asked.stream().filter(CodeForm::isOurs).toList();
        return Mono.zip(free.find(ours), given.taken(sponsor, asked))
                .map(found -> missing(asked, sponsor, found.getT1(), found.getT2()));
    }

    private static Missing missing(
            List<String> asked, String sponsor, Map<String, FreeCode> free, Set<String> taken) {
        Predicate<String> isMissing =
                code -> CodeForm.isOurs(code) && !isTheirs(free, code, sponsor);
        return new Missing(
                asked.stream().filter(isMissing).toList(),
                asked.stream().filter(isMissing.negate()).filter(taken::contains).toList(),
                asked.stream()
                        .filter(code -> !CodeForm.isOurs(code) && !taken.contains(code))
                        .toList());
    }

    private static boolean isTheirs(Map<String, FreeCode> found, String code, String sponsor) {
        FreeCode free = found.get(code);
        return free != null && free.sponsorId().equals(sponsor);
    }
}
