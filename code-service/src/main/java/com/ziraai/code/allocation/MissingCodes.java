package com.ziraai.code.allocation;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.code.allocation.FreeCodes.FreeCode;
import com.ziraai.inquiry.Caller;
import com.ziraai.inquiry.Inquiries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * {@code POST /api/v1/codes/missing}: which of these codes a sponsor cannot give away, because they
 * look like ours and there is none or it is another's. A code of other make is never missing.
 */
final class MissingCodes {

    private static final int MOST = 5_000;

    private final FreeCodes free;
    private final Inquiries inquiries;

    MissingCodes(FreeCodes free, Inquiries inquiries) {
        this.free = free;
        this.inquiries = inquiries;
    }

    /**
     * @param sponsorId whose codes they should be; for administrators, others ask for themselves
     * @param codes at most {@value #MOST}
     */
    record Question(@Nullable String sponsorId, @Nullable List<@Nullable String> codes) {}

    /** In the order of the question, each once. */
    record Missing(List<String> codes) {}

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
        List<String> ours =
                Optional.ofNullable(question.codes()).orElse(List.of()).stream()
                        .filter(Objects::nonNull)
                        .filter(CodeFormat::isOurs)
                        .distinct()
                        .toList();
        if (ours.size() > MOST) {
            return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
        }
        String sponsor =
                (caller.admin() ? Optional.ofNullable(question.sponsorId()) : caller.sponsorId())
                        .orElse("");
        return free.find(ours)
                .map(found ->
                        new Missing(
                                ours.stream()
                                        .filter(code -> !isTheirs(found, code, sponsor))
                                        .toList()));
    }

    private static boolean isTheirs(Map<String, FreeCode> found, String code, String sponsor) {
        FreeCode free = found.get(code);
        return free != null && free.sponsorId().equals(sponsor);
    }
}
