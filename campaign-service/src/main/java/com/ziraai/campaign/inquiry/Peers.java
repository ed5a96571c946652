package com.ziraai.campaign.inquiry;

/** The services that can be asked. */
public record Peers(Peer analytics, Peer code, Peer dispatch, Peer sms, Peer whatsapp) {}
