use actix_web::{HttpResponse, get, http::header::CACHE_CONTROL};
use sea_orm::Iterable;
use serde_json::{Map, Value, json};
use utoipa::{PartialSchema, ToSchema};

use super::{
    definition::{Definition, QuestionKind},
    fields,
};

/// Show the schema of definitions.
///
/// A JSON Schema (2020-12) of the document that a questionnaire's version holds, for editors and for those who write
/// definitions by hand.
#[utoipa::path(tag = "questionnaires", security(()), responses(
    (status = OK, description = "The schema", body = Object, content_type = "application/schema+json")))]
#[get("/questionnaire-schema")]
pub async fn show_questionnaire_schema() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/schema+json")
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(schema().to_string())
}

/// The schema that the API's document has of the definition, standing alone.
fn schema() -> Value {
    let mut parts = Vec::new();
    Definition::schemas(&mut parts);
    let mut definitions: Map<String, Value> = parts
        .into_iter()
        .map(|(name, schema)| (name, serde_json::to_value(schema).unwrap_or_default()))
        .collect();
    if let Some(Value::Object(question)) = definitions.get_mut("Question") {
        question.insert("allOf".into(), QuestionKind::iter().map(fields_of).collect());
    }
    let mut schema = serde_json::to_value(Definition::schema()).unwrap_or_default();
    if let Value::Object(fields) = &mut schema {
        fields.insert("$defs".into(), Value::Object(definitions));
        fields.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        fields.insert("title".into(), "Questionnaire definition".into());
    }
    relocate(&mut schema);
    schema
}

/// Which fields a type must have, and which it may have.
fn fields_of(kind: QuestionKind) -> Value {
    let (must, may) = fields::of(kind);
    let refused: Map<String, Value> = fields::SPECIAL
        .iter()
        .filter(|field| !must.contains(field) && !may.contains(field))
        .map(|field| ((*field).to_owned(), false.into()))
        .collect();
    json!({
        "if": { "properties": { "type": { "const": kind } } },
        "then": { "required": must, "properties": refused },
    })
}

/// References into the API's document become references into this one.
fn relocate(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(reference)) = fields.get_mut("$ref") {
                *reference = reference.replace("#/components/schemas/", "#/$defs/");
            }
            fields.values_mut().for_each(relocate);
        }
        Value::Array(items) => items.iter_mut().for_each(relocate),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_stands_alone() {
        let text = schema().to_string();
        assert!(!text.contains("#/components"), "{text}");
        for reference in text.split("\"$ref\":\"#/$defs/").skip(1) {
            let name = reference.split('"').next().unwrap();
            assert!(schema()["$defs"].get(name).is_some(), "{name} dangles");
        }
    }

    #[test]
    fn a_choice_must_have_options_and_no_rows() {
        let rules = fields_of(QuestionKind::Dropdown);
        assert_eq!(rules["then"]["required"], json!(["options"]));
        assert_eq!(rules["then"]["properties"]["rows"], false);
    }
}
