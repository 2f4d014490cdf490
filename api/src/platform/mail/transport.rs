//! The way to the mail server.

use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart, header::HeaderName, header::HeaderValue},
    transport::smtp::client::{Certificate, Tls, TlsParameters},
};
use secrecy::ExposeSecret;

use super::entity::Model;
use crate::platform::config::Config;

/// Sends mails by SMTP (RFC 5321), over TLS unless the configuration says otherwise.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why the server did not take a mail.
#[derive(Debug)]
pub enum Refused {
    /// Trying again makes no sense: no such mailbox, say.
    ForGood(String),
    ForNow(String),
}

impl Mailer {
    /// None when no server is configured.
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn of(config: &Config) -> Result<Option<Self>, String> {
        let Some(url) = &config.smtp_url else { return Ok(None) };
        let url = url.expose_secret();
        // The error of a wrong address may carry the password that is in it.
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| "smtp_url cannot be read".to_owned())?
            .timeout(Some(Duration::from_secs(20)));
        if let Some(file) = &config.smtp_ca_file {
            let shown = file.display();
            let pem = std::fs::read(file).map_err(|error| format!("{shown}: {error}"))?;
            let authority = Certificate::from_pem(&pem).map_err(|error| format!("{shown}: {error}"))?;
            let host = host_of(url).ok_or("smtp_url names no host")?;
            let tls = TlsParameters::builder(host)
                .add_root_certificate(authority)
                .build()
                .map_err(|error| format!("{shown}: {error}"))?;
            builder = builder.tls(match url {
                url if url.starts_with("smtps:") => Tls::Wrapper(tls),
                url if url.contains("tls=opportunistic") => Tls::Opportunistic(tls),
                url if url.contains("tls=none") => Tls::None,
                _ => Tls::Required(tls),
            });
        }
        let from = config.mail_from.parse().map_err(|_| "mail_from is no address".to_owned())?;
        Ok(Some(Self { transport: builder.build(), from }))
    }

    pub(super) async fn send(&self, mail: &Model) -> Result<(), Refused> {
        let message = self.message(mail).map_err(Refused::ForGood)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Refused::ForGood(error.to_string())),
            Err(error) => Err(Refused::ForNow(error.to_string())),
        }
    }

    fn message(&self, mail: &Model) -> Result<Message, String> {
        let to: Mailbox = mail.to_address.parse().map_err(|_| "the recipient is no address".to_owned())?;
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(mail.subject.clone())
            .message_id(Some(mail.message_id.clone()))
            .date(std::time::UNIX_EPOCH + Duration::from_micros(mail.created_at.micros().unsigned_abs()));
        for (name, value) in &mail.headers.0 {
            let name = HeaderName::new_from_ascii(name.clone()).map_err(|error| error.to_string())?;
            message = message.raw_header(HeaderValue::new(name, value.clone()));
        }
        message
            .multipart(MultiPart::alternative_plain_html(mail.text_body.clone(), mail.html_body.clone()))
            .map_err(|error| error.to_string())
    }
}

fn host_of(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    (!host.is_empty()).then(|| host.to_owned())
}
