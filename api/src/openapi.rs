//! The head of the OpenAPI document, and what is said once of all operations.

mod errors;
mod examples;

use actix_web::{HttpResponse, get, http::header::ContentType, web};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        ObjectBuilder, RefOr, Required, Type,
        path::{Operation, Parameter, ParameterBuilder, ParameterIn},
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};

use crate::platform::problem::{ProblemBody, ProblemField};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "We-novate",
        description = "The open-innovation platform of a public-sector innovation network: members, surveys, \
            submissions, triage, challenges, projects, evaluations, and the library from which any public body \
            puts a solution into practice.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
        contact(name = "We-novate", url = "https://www.gov.gr")
    ),
    servers((url = "/", description = "This service")),
    components(schemas(ProblemBody, ProblemField)),
    security(("bearer" = [])),
    modifiers(&Bearer)
)]
struct Head;

/// The document before the slices bring their operations.
pub fn head() -> utoipa::openapi::OpenApi {
    Head::openapi()
}

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let mut bearer = Http::new(HttpAuthScheme::Bearer);
        bearer.bearer_format = Some("JWT".into());
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    }
}

/// Says once what holds for every operation: which problems it may answer with, and an example of it.
pub fn finish(document: &mut utoipa::openapi::OpenApi) {
    errors::describe(document);
    let schemas = examples::Schemas::of(document);
    for item in document.paths.paths.values_mut() {
        let reads = [&mut item.get].into_iter().map(|operation| (operation, false));
        let changes = [&mut item.put, &mut item.post, &mut item.delete, &mut item.patch].into_iter();
        for (operation, changes) in reads.chain(changes.map(|operation| (operation, true))) {
            let Some(operation) = operation else { continue };
            say_each_parameter_once(operation);
            if creates(operation) {
                operation.parameters.get_or_insert_default().push(RefOr::T(idempotency_key()));
            }
            errors::declare(operation, changes);
            schemas.illustrate(operation);
        }
    }
}

/// Creates something by itself, and says so by another answer than 201 or 202.
const ALSO_CREATES: [&str; 1] = ["give_feedback"];

/// Whether an operation takes an `Idempotency-Key`: sent twice without one, it would create twice.
fn creates(operation: &Operation) -> bool {
    let id = operation.operation_id.as_deref().unwrap_or_default();
    let answers = &operation.responses.responses;
    ["201", "202"].iter().any(|status| answers.contains_key(*status)) || ALSO_CREATES.contains(&id)
}

fn idempotency_key() -> Parameter {
    let key = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(255))
        .examples([serde_json::json!("8e03978e-40d5-43dd-bc93-6894a57f9324")]);
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "Drawn by the caller for this request, such as a UUID. Sent again with the same key and body within a day, \
             the request is not run again: the answer is the one that was given.",
        ))
        .schema(Some(key))
        .build()
}

/// A path of several parts is described by the handler and inferred from its type as well; the first one holds.
fn say_each_parameter_once(operation: &mut Operation) {
    let Some(parameters) = &mut operation.parameters else { return };
    let mut said: Vec<(String, bool)> = Vec::new();
    parameters.retain(|parameter| {
        let RefOr::T(parameter) = parameter else { return true };
        let in_path = matches!(parameter.parameter_in, ParameterIn::Path);
        let name = (parameter.name.clone(), in_path);
        let is_new = !said.contains(&name);
        if is_new {
            said.push(name);
        }
        is_new
    });
}

/// The whole document.
pub fn document() -> utoipa::openapi::OpenApi {
    use utoipa_actix_web::AppExt;
    let (_, mut document) = actix_web::App::new()
        .into_utoipa_app()
        .openapi(head())
        .configure(crate::app::routes)
        .split_for_parts();
    finish(&mut document);
    document
}

/// Where the document is served.
pub const ADDRESS: &str = "/docs/openapi.json";

/// The document as it is served: written once, since as a tree it takes megabytes of each worker.
pub struct Written(web::Bytes);

impl Written {
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn of(document: &utoipa::openapi::OpenApi) -> serde_json::Result<Self> {
        Ok(Self(serde_json::to_vec(document)?.into()))
    }
}

#[get("/docs/openapi.json")]
pub async fn show_document(document: web::Data<Written>) -> HttpResponse {
    HttpResponse::Ok().content_type(ContentType::json()).body(document.0.clone())
}

/// The document as it is committed.
///
/// # Errors
/// When it cannot be written as YAML.
pub fn yaml() -> Result<String, serde_norway::Error> {
    serde_norway::to_string(&document())
}
