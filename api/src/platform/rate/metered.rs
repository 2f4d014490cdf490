//! Which operations cost more than others, from the OpenAPI document.

use std::collections::HashSet;

use actix_web::{dev::ServiceRequest, http::Method};
use utoipa::openapi::{OpenApi, RefOr, path::Operation};

use crate::platform::route;

/// What a request costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cost {
    /// A search through texts.
    Search,
    /// A mail that anybody can cause.
    Mail,
}

/// Path patterns of operations that search or send mail.
#[derive(Debug, Default)]
pub struct Metered {
    /// Lists that take search words in `q`.
    lists: HashSet<String>,
    /// Operations that are searches, whatever their parameters: `find_…`.
    finders: HashSet<String>,
    /// What visitors may send and is answered later: by a mail.
    mails: HashSet<String>,
}

impl Metered {
    pub fn of(document: &OpenApi) -> Self {
        let mut metered = Self::default();
        for (path, item) in &document.paths.paths {
            if item.get.as_ref().is_some_and(finds) {
                metered.finders.insert(path.clone());
            }
            if item.get.as_ref().is_some_and(takes_words) {
                metered.lists.insert(path.clone());
            }
            if item.post.as_ref().is_some_and(sends_mail) {
                metered.mails.insert(path.clone());
            }
        }
        metered
    }

    pub(super) fn cost(&self, request: &ServiceRequest) -> Option<Cost> {
        let pattern = route::pattern(request)?;
        let searches = || {
            let words =
                request.query_string().split('&').any(|pair| pair.starts_with("q=") && pair.len() > 2);
            self.finders.contains(&*pattern) || (words && self.lists.contains(&*pattern))
        };
        match *request.method() {
            Method::GET if searches() => Some(Cost::Search),
            Method::POST if self.mails.contains(&*pattern) => Some(Cost::Mail),
            _ => None,
        }
    }
}

fn finds(operation: &Operation) -> bool {
    operation.operation_id.as_ref().is_some_and(|id| id.starts_with("find_"))
}

fn takes_words(operation: &Operation) -> bool {
    let mut parameters = operation.parameters.iter().flatten();
    parameters.any(|it| matches!(it, RefOr::T(parameter) if parameter.name == "q"))
}

/// Only what needs no token has security of its own.
fn sends_mail(operation: &Operation) -> bool {
    operation.security.is_some() && operation.responses.responses.contains_key("202")
}
