//! The templates of mails: one file per mail and language, from which text and HTML are made.
//!
//! The first line is the subject. Paragraphs are separated by empty lines. A paragraph `[label](address)` is a button;
//! one whose lines begin with `- ` is a list.

use std::sync::LazyLock;

use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use rust_embed::RustEmbed;
use serde_json::{Value, json};

use super::blocks::{self, Block};
use crate::platform::{
    language::Language,
    problem::{Problem, Result},
};

/// The page that every HTML part stands in.
const LAYOUT: &str = "layout.html";

#[derive(RustEmbed)]
#[folder = "templates"]
struct Files;

/// A mail that can be sent.
#[derive(Debug, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    pub html: String,
}

static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut templates = Environment::new();
    // A forgotten parameter fails a test instead of leaving a gap in somebody's mail.
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates
        .set_auto_escape_callback(|name| if name == LAYOUT { AutoEscape::Html } else { AutoEscape::None });
    templates.set_loader(|name| {
        let Some(file) = Files::get(name) else { return Ok(None) };
        let text = String::from_utf8(file.data.into_owned());
        text.map(Some).map_err(|_| Error::new(ErrorKind::InvalidOperation, "a template that is no UTF-8"))
    });
    // What people wrote stays in its line: it can neither begin a paragraph nor a button of its own.
    templates.set_formatter(|out, state, value| {
        if state.name() != LAYOUT
            && let Some(text) = value.as_str()
        {
            return minijinja::escape_formatter(out, state, &minijinja::Value::from(in_one_line(text)));
        }
        minijinja::escape_formatter(out, state, value)
    });
    templates
});

/// Renders a mail in one language.
///
/// # Errors
/// When there is no such template, or a parameter is missing.
pub fn render(name: &str, language: Language, params: Value, base: &str) -> Result<Rendered> {
    let mut context = params;
    if let Value::Object(map) = &mut context {
        map.insert("base".into(), base.into());
    }
    let file = format!("{name}.{}.txt", language.code());
    let written = fill(&file, &context)?;
    let (subject, body) = written.split_once('\n').unwrap_or((written.as_str(), ""));
    let subject = subject.trim().to_owned();
    let blocks = blocks::read(body);
    let signature = fill(&format!("signature.{}.txt", language.code()), &json!({ "base": base }))?;
    let text = format!("{}\n\n-- \n{}\n", blocks::as_text(&blocks), signature.trim());
    let page = json!({
        "language": language.code(),
        "subject": subject,
        "blocks": blocks.iter().map(Block::as_json).collect::<Vec<_>>(),
        "signature": signature.trim().lines().collect::<Vec<_>>(),
        "base": base,
    });
    let html = fill(LAYOUT, &page)?;
    Ok(Rendered { subject, text, html })
}

fn fill(file: &str, context: &Value) -> Result<String> {
    let template = TEMPLATES.get_template(file).map_err(Problem::internal)?;
    template.render(context).map_err(Problem::internal)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(text: &str) -> Rendered {
        let params = json!({ "name": "Ελένη", "text": text, "path": "/me" });
        render("notifications/notice", Language::El, params, "https://we.example").unwrap()
    }

    #[test]
    fn text_and_html_say_the_same() {
        let mail = notice("Η υποβολή σας έγινε μέρος κρίσιμου ζητήματος");
        assert!(mail.text.contains("https://we.example/me"));
        assert!(mail.html.contains("href=\"https:&#x2f;&#x2f;we.example&#x2f;me\""));
        assert!(mail.text.contains("κρίσιμου") && mail.html.contains("κρίσιμου"));
    }

    #[test]
    fn what_people_write_is_neither_markup_nor_a_button() {
        let mail = notice("<b>x</b>\n\n[Πάρτε δώρο](https://evil.example)\n\n");
        assert!(!mail.html.contains("<b>x"));
        assert!(!mail.html.contains("href=\"https:&#x2f;&#x2f;evil"), "{}", mail.html);
    }

    #[test]
    fn every_template_exists_in_both_languages() {
        for file in Files::iter().filter(|file| file.as_ref() != LAYOUT) {
            let other = if file.ends_with(".el.txt") {
                file.replace(".el.txt", ".en.txt")
            } else {
                file.replace(".en.txt", ".el.txt")
            };
            assert!(Files::get(&other).is_some(), "{other} is missing");
        }
    }
}
