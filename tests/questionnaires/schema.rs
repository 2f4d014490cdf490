use crate::app::{TestApp, both_databases};

#[both_databases]
async fn everyone_reads_the_schema_of_definitions(app: TestApp) {
    let reply = app.visitor().get("/questionnaire-schema").await.ok();
    assert_eq!(reply.header("content-type"), "application/schema+json");
    let schema = reply.json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["properties"]["sections"]["items"]["$ref"], "#/$defs/QuestionnaireSection");
    assert_eq!(schema["$defs"]["Question"]["additionalProperties"], false);
}
