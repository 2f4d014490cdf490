//! Which route a request takes, as its pattern. Finding it goes through the routes one by one, so it is done once.

use std::rc::Rc;

use actix_web::{HttpMessage, dev::ServiceRequest};

#[derive(Clone)]
struct Found(Option<Rc<str>>);

/// The pattern of the route, such as `/api/v1/submissions/{id}`; none where no route fits.
pub fn pattern(request: &ServiceRequest) -> Option<Rc<str>> {
    if let Some(Found(pattern)) = request.extensions().get::<Found>() {
        return pattern.clone();
    }
    let pattern: Option<Rc<str>> = request.match_pattern().map(Into::into);
    request.extensions_mut().insert(Found(pattern.clone()));
    pattern
}
