package com.ziraai.channel.email.attachment;

import com.ziraai.event.Attachment;

/** Where files are asked for. Blocks; never fails. */
@FunctionalInterface
interface Source {

    Fetched fetch(Attachment file);
}
