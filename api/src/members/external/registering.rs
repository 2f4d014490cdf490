//! A registration that begins at a provider.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};

use super::{
    browser::Browser,
    links,
    offer::{self, Offer},
};
use crate::{
    members::MemberId,
    platform::{
        db::{Db, Tx},
        problem::{Problem, Result},
        token::Tokens,
    },
};

/// What it takes to read the ticket of a registration.
pub struct Registering {
    tokens: web::Data<Tokens>,
    browser: Browser,
}

impl FromRequest for Registering {
    type Error = Problem;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let browser = Browser::from_request(request, payload).into_inner();
        let tokens = request.app_data::<web::Data<Tokens>>().cloned();
        let tokens = tokens.ok_or_else(|| Problem::internal("the application has no such data"));
        ready(tokens.and_then(|tokens| Ok(Self { tokens, browser: browser? })))
    }
}

impl Registering {
    /// The offer that comes with the registration; none where none comes.
    ///
    /// # Errors
    /// 410 when it is no longer good.
    pub async fn offer(&self, db: &Db, ticket: Option<&str>) -> Result<Option<Offer>> {
        let Some(ticket) = ticket else { return Ok(None) };
        Ok(Some(offer::read(db, &self.tokens, ticket, self.browser.hash()).await?))
    }
}

/// Links whoever registers. Somebody who asked for the ticket with another account has registered already.
///
/// # Errors
/// 409 when it is linked, 410 when the ticket was used or is for another account.
pub async fn link(tx: &Tx, offer: Option<&Offer>, member: MemberId) -> Result<()> {
    let Some(offer) = offer else { return Ok(()) };
    if offer.asked_by().is_some() {
        return Err(super::ATTEMPT_OVER.into());
    }
    links::make(tx, offer, member).await?;
    Ok(())
}
