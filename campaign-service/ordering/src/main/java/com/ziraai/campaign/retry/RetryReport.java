package com.ziraai.campaign.retry;

import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.progress.ItemWords;
import com.ziraai.campaign.retry.Retries.Retry;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Puts a retry into the words of the API. */
final class RetryReport {

    private final Texts texts;
    private final ItemWords words;
    private final JsonMapper json;

    RetryReport(Texts texts, JsonMapper json) {
        this.texts = texts;
        this.words = new ItemWords(texts);
        this.json = json;
    }

    KeptAnswer of(String operationId, FailedItems failed, Retry retry, Locale language) {
        RetryAnswer answer =
                new RetryAnswer(
                        true,
                        texts.get(language, "retry.accepted", retry.taken()),
                        new RetryAnswer.Data(
                                operationId,
                                retry.retryId(),
                                failed.count(),
                                retry.taken(),
                                failed.hopelessCount(),
                                retry.before(),
                                failed.hopeless().entrySet().stream()
                                        .map(each ->
                                                new RetryAnswer.Reason(
                                                        each.getKey(),
                                                        words.message(
                                                                language,
                                                                each.getKey(),
                                                                each.getKey()),
                                                        each.getValue()))
                                        .toList()));
        return new KeptAnswer(HttpStatus.ACCEPTED.value(), json.writeValueAsBytes(answer));
    }
}
