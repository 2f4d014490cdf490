//! Query strings: the validating `Query` extractor.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use serde::de::DeserializeOwned;
use validator::Validate;

use super::problem::{Problem, UNKNOWN_PARAMETER};

/// Parameters that have been read and validated. Unknown ones are refused where the type denies unknown fields.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()))
    }
}

fn read<T: DeserializeOwned + Validate>(query: &str) -> Result<Query<T>, Problem> {
    let query = web::Query::<T>::from_query(query)
        .map_err(|error| Problem::new(UNKNOWN_PARAMETER).detail(error.to_string()))?
        .into_inner();
    query.validate()?;
    Ok(Query(query))
}
