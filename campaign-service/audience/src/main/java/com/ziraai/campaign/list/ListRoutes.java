package com.ziraai.campaign.list;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.export.Csv;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.contract.OperationId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What can be asked of lists that have come, under {@code /api/v1/recipient-lists}: {@code GET} a
 * page of them, {@code GET} and {@code DELETE …/{listId}}, {@code POST …/approve} and {@code
 * …/reject}, {@code GET …/problems} and {@code …/corrected}. Another's list is answered like none.
 */
final class ListRoutes {

    static final String PATH = "/api/v1/recipient-lists";

    private static final String ONE = PATH + "/{listId}";
    private static final int STANDARD_PAGE = 50;
    private static final int LONGEST_PAGE = 200;
    private static final int LONGEST_PROBLEM_PAGE = 1000;

    private final ListStore store;
    private final TransactionalOperator transaction;
    private final Audit audit;
    private final Texts texts;
    private final Clock clock;

    ListRoutes(
            ListStore store,
            TransactionalOperator transaction,
            Audit audit,
            Texts texts,
            Clock clock) {
        this.store = store;
        this.transaction = transaction;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(PATH, this::page)
                .GET(ONE, this::get)
                .DELETE(ONE, this::delete)
                .POST(ONE + "/approve", request -> decide(request, ListState.APPROVED, "approve"))
                .POST(ONE + "/reject", request -> decide(request, ListState.REJECTED, "reject"))
                .GET(ONE + "/problems", this::problems)
                .GET(ONE + "/corrected", this::corrected)
                .build();
    }

    private record Asked(Caller caller, RecipientList list) {}

    private Mono<Asked> asked(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        store.find(request.pathVariable("listId"))
                                .filter(list -> caller.maySee(list.sponsorId()))
                                .map(list -> new Asked(caller, list)))
                .switchIfEmpty(Mono.error(RecipientLists::notFound));
    }

    private Mono<ServerResponse> page(ServerRequest request) {
        int pageSize = Parameters.number(request, "pageSize", STANDARD_PAGE, 1, LONGEST_PAGE);
        return Caller.of(request)
                .flatMapMany(caller ->
                        store.page(
                                Parameters.sponsor(request, caller),
                                Parameters.position(request, "after", OperationId::isValid),
                                pageSize + 1))
                .collectList()
                .map(found -> ListAnswer.page(found, pageSize, texts, language(request)))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    private Mono<ServerResponse> get(ServerRequest request) {
        return asked(request).flatMap(asked -> answer(request, asked.list));
    }

    private Mono<ServerResponse> answer(ServerRequest request, RecipientList list) {
        return ServerResponse.ok().bodyValue(ListAnswer.of(list, texts, language(request)));
    }

    private Mono<ServerResponse> delete(ServerRequest request) {
        return asked(request)
                .flatMap(asked ->
                        transaction.transactional(
                                store.delete(asked.list.id()).then(note(asked, "delete"))))
                .then(ServerResponse.ok().bodyValue(new ListAnswer.Deleted(true)));
    }

    /** Deciding the same again is answered as the first time. */
    private Mono<ServerResponse> decide(ServerRequest request, ListState state, String verb) {
        return asked(request)
                .flatMap(asked ->
                        asked.list.state() == state
                                ? Mono.just(asked.list)
                                : transaction
                                        .transactional(decide(asked, state, verb))
                                        .then(Mono.defer(() -> store.find(asked.list.id()))))
                .flatMap(list -> answer(request, list));
    }

    private Mono<Void> decide(Asked asked, ListState state, String verb) {
        return store.decide(asked.list.id(), state, asked.caller.subject(), now())
                .filter(decided -> decided)
                .switchIfEmpty(
                        Mono.error(() ->
                                ProblemException.of(
                                        HttpStatus.CONFLICT,
                                        "LIST_NOT_AWAITING_APPROVAL",
                                        asked.list.state().name())))
                .flatMap(decided -> note(asked, verb));
    }

    private Mono<Void> note(Asked asked, String verb) {
        return audit.note(
                new Deed(
                        asked.caller.subject(),
                        Optional.of(asked.list.sponsorId()),
                        "list." + verb,
                        asked.list.id()));
    }

    private Mono<ServerResponse> problems(ServerRequest request) {
        int pageSize = Parameters.number(request, "limit", STANDARD_PAGE, 1, LONGEST_PROBLEM_PAGE);
        int after = Parameters.number(request, "after", 0, 0, Integer.MAX_VALUE);
        return asked(request)
                .flatMap(asked ->
                        store.badRows(asked.list.id(), after)
                                .concatMapIterable(run -> run)
                                .take(pageSize + 1)
                                .collectList()
                                .map(found ->
                                        ListAnswer.problems(
                                                asked.list,
                                                found,
                                                pageSize,
                                                texts,
                                                language(request))))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    private Mono<ServerResponse> corrected(ServerRequest request) {
        return asked(request)
                .flatMap(asked -> {
                    Csv csv = Csv.asked(request, CorrectedFile.delimiter(asked.list));
                    CorrectedFile file =
                            new CorrectedFile(asked.list, csv, texts, language(request));
                    Flux<String> lines =
                            Flux.concat(
                                    Mono.fromCallable(file::headings),
                                    store.badRows(asked.list.id(), 0).map(file::lines));
                    return ServerResponse.ok()
                            .contentType(Csv.TYPE)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"" + asked.list.id() + ".csv\"")
                            .body(lines, String.class);
                });
    }

    private static Locale language(ServerRequest request) {
        return Texts.language(request.headers().asHttpHeaders());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
