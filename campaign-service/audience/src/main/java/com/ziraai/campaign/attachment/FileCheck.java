package com.ziraai.campaign.attachment;

import com.ziraai.campaign.attachment.IncomingFile.Received;
import com.ziraai.campaign.gateway.ProblemException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;

/** Tells what an uploaded file is, or why it may not be sent along. */
final class FileCheck {

    private final Set<FileType> allowed;

    FileCheck(Set<FileType> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** A file that may be kept. */
    record Checked(String name, FileType type) {}

    /**
     * @throws ProblemException if it may not be kept
     */
    Checked check(Received file) {
        String name =
                FileName.of(file.name())
                        .orElseThrow(() -> ProblemException.invalid("name", "INVALID_FILE_NAME"));
        FileType type =
                FileType.ofName(name).filter(allowed::contains).orElseThrow(() -> notAllowed(name));
        boolean agrees =
                file.type().flatMap(FileCheck::said).filter(said -> !type.isCalled(said)).isEmpty();
        if (!agrees || !type.fits(file.bytes())) {
            throw ProblemException.invalid("file", "FILE_TYPE_MISMATCH", type.mediaType());
        }
        return new Checked(name, type);
    }

    private static ProblemException notAllowed(String name) {
        return ProblemException.invalid(
                "file", "FILE_TYPE_NOT_ALLOWED", name.substring(name.lastIndexOf('.')));
    }

    /** What says only that it is some bytes says nothing. */
    private static Optional<String> said(MediaType type) {
        return Optional.of(type.getType() + "/" + type.getSubtype())
                .filter(each -> !each.equals(MediaType.APPLICATION_OCTET_STREAM_VALUE));
    }
}
