//! The archive of a person's data: one file for programs, one to read.

use std::{fmt::Write as _, io::Write as _};

use ::zip::{ZipWriter, write::SimpleFileOptions};
use sea_orm::{ConnectionTrait, QueryResult, sea_query::Query};
use serde_json::{Map, Value, json};

use super::{person::Person, plan::in_language};
use crate::platform::{
    language::Language,
    personal::{Column, Kind, Records},
    problem::{Problem, Result},
    time::Timestamp,
};

/// A person's rows of one table.
pub struct Part {
    records: Records,
    rows: Vec<Map<String, Value>>,
}

impl Part {
    /// # Errors
    /// When the database refuses, or a column is not what the map says.
    pub async fn read(db: &impl ConnectionTrait, records: Records, person: &Person) -> Result<Self> {
        let mut select = Query::select().from(records.table).cond_where(person.rows(&records)).to_owned();
        for column in records.shown {
            select.column(column.name);
        }
        let found = db.query_all(&select).await?;
        let mut rows = Vec::with_capacity(found.len());
        for row in &found {
            let mut fields = Map::new();
            for column in records.shown {
                fields.insert(column.name.to_owned(), value(row, column)?);
            }
            rows.push(fields);
        }
        Ok(Self { records, rows })
    }
}

fn value(row: &QueryResult, column: &Column) -> Result<Value> {
    let name = column.name;
    Ok(match column.kind {
        Kind::Text => json!(row.try_get::<Option<String>>("", name)?),
        Kind::Json => row.try_get::<Option<Value>>("", name)?.unwrap_or(Value::Null),
        Kind::Id => json!(row.try_get::<Option<uuid::Uuid>>("", name)?),
        Kind::Time => {
            json!(row.try_get::<Option<i64>>("", name)?.map(|micros| Timestamp(micros).to_rfc3339()))
        }
        Kind::Day => json!(row.try_get::<Option<::time::Date>>("", name)?.map(|day| day.to_string())),
        Kind::YesNo => json!(row.try_get::<Option<bool>>("", name)?),
        Kind::Number => number(row, name)?,
    })
}

/// Figures are of three types, which PostgreSQL does not take for one another.
fn number(row: &QueryResult, name: &str) -> Result<Value> {
    if let Ok(figure) = row.try_get::<Option<i32>>("", name) {
        return Ok(json!(figure));
    }
    if let Ok(figure) = row.try_get::<Option<i64>>("", name) {
        return Ok(json!(figure));
    }
    Ok(json!(row.try_get::<Option<f64>>("", name)?))
}

/// `data.json` and `data.html`.
///
/// # Errors
/// When they cannot be written.
pub fn zip(parts: &[Part], language: Language, now: Timestamp) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, content) in [("data.json", as_json(parts, now)?), ("data.html", as_page(parts, language, now))]
    {
        archive.start_file(name, options).map_err(Problem::internal)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish().map_err(Problem::internal)?.into_inner())
}

fn as_json(parts: &[Part], now: Timestamp) -> Result<String> {
    let mut tables = Map::new();
    for part in parts {
        let rows = part.rows.iter().cloned().map(Value::Object);
        if let Value::Array(known) = tables.entry(part.records.table).or_insert_with(|| json!([])) {
            known.extend(rows);
        }
    }
    let whole = json!({ "made_at": now, "tables": tables });
    serde_json::to_string_pretty(&whole).map_err(Problem::internal)
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}\
h1{color:#003375}h2{margin-top:2.5rem;border-bottom:2px solid #0065b3}\
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;border-bottom:1px solid #ccc;padding-bottom:1rem}\
dt{font-weight:600}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}\
@media(max-width:34rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}";

fn as_page(parts: &[Part], language: Language, now: Timestamp) -> String {
    let title = in_language(["Τα δεδομένα σας στη We-novate", "Your data in We-novate"], language);
    let made = in_language(["Αντίγραφο της", "Copy of"], language);
    let mut page = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1><p>{made} {}</p>",
        language.code(),
        now.to_rfc3339(),
    );
    for part in parts.iter().filter(|part| !part.rows.is_empty()) {
        let _ = write!(page, "<h2>{}</h2>", escaped(in_language(part.records.title, language)));
        for row in &part.rows {
            page.push_str("<dl>");
            for column in part.records.shown {
                let shown = row.get(column.name).map_or_else(String::new, |value| readable(value, language));
                if !shown.is_empty() {
                    let label = escaped(in_language(column.label, language));
                    let _ = write!(page, "<dt>{label}</dt><dd>{}</dd>", escaped(&shown));
                }
            }
            page.push_str("</dl>");
        }
    }
    page.push_str("</body></html>");
    page
}

fn readable(value: &Value, language: Language) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => in_language(["Ναι", "Yes"], language).to_owned(),
        Value::Bool(false) => in_language(["Όχι", "No"], language).to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(figure) => figure.to_string(),
        Value::Array(items) => {
            items.iter().map(|item| readable(item, language)).collect::<Vec<_>>().join("\n")
        }
        Value::Object(fields) => {
            let lines = fields.iter().map(|(name, field)| format!("{name}: {}", readable(field, language)));
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

/// What people wrote is text, never markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::personal::{labels, text};

    #[test]
    fn what_people_wrote_is_no_markup() {
        const RECORDS: Records =
            Records::of("notes", ["Σημειώσεις", "Notes"], &[]).shows(&[text("text", labels::TEXT)]);
        let row = json!({ "text": "<script>alert(1)</script>" });
        let part = Part { records: RECORDS, rows: vec![row.as_object().cloned().unwrap_or_default()] };
        let page = as_page(&[part], Language::En, Timestamp(0));
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"), "{page}");
        assert!(page.contains("<h2>Notes</h2>"), "{page}");
    }
}
