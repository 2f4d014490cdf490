//! What the `type` of a problem points to (RFC 9457, section 3.1.1): a page that explains it, for people in their language
//! and for programs as JSON.

use std::{collections::BTreeMap, sync::LazyLock};

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{ACCEPT, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, VARY},
    web,
};
use minijinja::{Environment, Value, context};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;
use validator::Validate;

use super::{
    language::Language,
    localized::LocalizedText,
    problem::{Problem, ProblemKind, Result},
    query::Query,
    remedies::{meaning, remedy},
    request::RequestContext,
};

pub fn routes(config: &mut ServiceConfig) {
    config.service(list_problems).service(show_problem);
}

const TEMPLATE: &str = "problem.html";
const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

static PAGES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut pages = Environment::new();
    if let Err(error) = pages.add_template(TEMPLATE, include_str!("../../pages/problem.html")) {
        tracing::error!(%error, "the page of problems cannot be read");
    }
    pages
});

/// Every kind of problem that the service answers with, gathered from the slices when it starts.
#[derive(Clone, Debug)]
pub struct ProblemKinds(pub Vec<ProblemKind>);

/// A kind of problem.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemType {
    /// The `type` of such a problem.
    #[serde(rename = "type")]
    #[schema(example = "/problems/survey-closed")]
    pub kind: String,
    #[schema(example = "survey-closed")]
    pub slug: String,
    #[schema(minimum = 400, maximum = 599, example = 409)]
    pub status: u16,
    /// The `title`, in both languages; several where several resources have a problem of this kind.
    pub titles: Vec<LocalizedText>,
    pub meaning: LocalizedText,
    /// What the caller can do about it.
    pub remedy: LocalizedText,
}

/// All kinds of problems.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemTypes {
    /// By status and slug.
    pub items: Vec<ProblemType>,
}

/// In which language the page is shown; that of the request otherwise.
#[derive(Debug, Deserialize, Validate, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct PageLanguage {
    #[serde(default)]
    lang: Option<Language>,
}

impl ProblemKinds {
    /// Each slug once.
    pub fn types(&self) -> Vec<ProblemType> {
        let mut types: BTreeMap<(u16, &str), ProblemType> = BTreeMap::new();
        for kind in &self.0 {
            let one = types.entry((kind.status, kind.slug)).or_insert_with(|| ProblemType {
                kind: format!("/problems/{}", kind.slug),
                slug: kind.slug.to_owned(),
                status: kind.status,
                titles: Vec::new(),
                meaning: meaning(kind.status),
                remedy: remedy(kind.status),
            });
            one.titles.push(LocalizedText::new(kind.el, kind.en));
        }
        types.into_values().collect()
    }
}

/// List the kinds of problems.
///
/// Every `type` that an error answer may have. As a page for people (`text/html`), or as JSON.
#[utoipa::path(tag = "problems", params(PageLanguage), security(()), responses(
    (status = OK, description = "The kinds", body = ProblemTypes)))]
#[get("/problems")]
async fn list_problems(
    request: HttpRequest,
    kinds: web::Data<ProblemKinds>,
    Query(page): Query<PageLanguage>,
) -> Result<HttpResponse> {
    let items = kinds.types();
    if !wants_a_page(&request) {
        return Ok(answer(None).json(ProblemTypes { items }));
    }
    let language = page.lang.unwrap_or_else(RequestContext::language);
    let mut groups: BTreeMap<u16, Vec<Value>> = BTreeMap::new();
    for kind in &items {
        let title = kind.titles.first().map(|title| title.in_language(language));
        groups.entry(kind.status).or_default().push(context! { slug => kind.slug, title => title });
    }
    let groups: Vec<_> =
        groups.into_iter().map(|(status, kinds)| context! { status => status, kinds => kinds }).collect();
    let heading = words(language).heading;
    page_of(language, &page, context! { heading => heading, groups => groups })
}

/// Show a kind of problem.
///
/// What the `type` of an error answer points to: what it means, and what can be done about it. As a page for people
/// (`text/html`), or as JSON.
#[utoipa::path(tag = "problems",
    params(("slug" = String, Path, description = "The last part of the problem's `type`"), PageLanguage), security(()),
    responses((status = OK, description = "The kind", body = ProblemType)))]
#[get("/problems/{slug}")]
async fn show_problem(
    request: HttpRequest,
    kinds: web::Data<ProblemKinds>,
    slug: web::Path<String>,
    Query(page): Query<PageLanguage>,
) -> Result<HttpResponse> {
    if slug.as_str() == "style.css" {
        return Ok(answer(None)
            .content_type("text/css; charset=utf-8")
            .body(include_str!("../../pages/problem.css")));
    }
    let kind = kinds.types().into_iter().find(|kind| kind.slug == *slug).ok_or_else(Problem::not_found)?;
    if !wants_a_page(&request) {
        return Ok(answer(None).json(kind));
    }
    let language = page.lang.unwrap_or_else(RequestContext::language);
    let titles: Vec<&str> = kind.titles.iter().map(|title| title.in_language(language)).collect();
    let shown = context! {
        heading => titles.first(),
        titles => titles,
        kind => context! { slug => kind.slug, status => kind.status },
        meaning => kind.meaning.in_language(language),
        remedy => kind.remedy.in_language(language),
    };
    page_of(language, &page, shown)
}

/// Browsers name `text/html`; whoever does not gets JSON.
fn wants_a_page(request: &HttpRequest) -> bool {
    let accepts = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepts.contains("text/html")
}

fn page_of(language: Language, page: &PageLanguage, shown: Value) -> Result<HttpResponse> {
    let (code, name) = match language {
        Language::El => ("en", "English"),
        Language::En => ("el", "Ελληνικά"),
    };
    let query = page.lang.map(|language| format!("?lang={}", language.code()));
    let around = context! {
        language => language.code(),
        other => context! { code => code, name => name },
        words => words(language),
        query => query,
        ..shown
    };
    let template = PAGES.get_template(TEMPLATE).map_err(Problem::internal)?;
    let html = template.render(around).map_err(Problem::internal)?;
    Ok(answer(Some(language)).content_type("text/html; charset=utf-8").body(html))
}

fn answer(language: Option<Language>) -> actix_web::HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .insert_header((VARY, "Accept, Accept-Language"))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY));
    if let Some(language) = language {
        response.insert_header((CONTENT_LANGUAGE, language.code()));
    }
    response
}

#[derive(Serialize)]
struct Words {
    heading: &'static str,
    intro: &'static str,
    meaning: &'static str,
    remedy: &'static str,
    all: &'static str,
}

const fn words(language: Language) -> Words {
    match language {
        Language::El => Words {
            heading: "Τα προβλήματα που απαντά η υπηρεσία",
            intro: "Κάθε απάντηση σφάλματος έχει στο πεδίο type τη διεύθυνση μιας από αυτές τις σελίδες, ανά κωδικό HTTP.",
            meaning: "Τι σημαίνει",
            remedy: "Τι μπορείτε να κάνετε",
            all: "Όλα τα προβλήματα",
        },
        Language::En => Words {
            heading: "The problems that the service answers with",
            intro: "Every error answer names one of these pages in its member type. By HTTP status.",
            meaning: "What it means",
            remedy: "What you can do",
            all: "All problems",
        },
    }
}
