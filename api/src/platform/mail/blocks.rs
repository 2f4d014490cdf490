//! The paragraphs of a mail.

use serde_json::{Value, json};

/// A piece of a mail.
#[derive(Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(String),
    List(Vec<String>),
    Button { label: String, address: String },
}

impl Block {
    pub fn as_json(&self) -> Value {
        match self {
            Self::Paragraph(text) => json!({ "kind": "paragraph", "text": text }),
            Self::List(items) => json!({ "kind": "list", "items": items }),
            Self::Button { label, address } => {
                json!({ "kind": "button", "label": label, "address": address })
            }
        }
    }
}

/// The blocks of a filled template.
pub fn read(body: &str) -> Vec<Block> {
    body.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).map(block).collect()
}

fn block(paragraph: &str) -> Block {
    if let Some((label, address)) = button(paragraph) {
        return Block::Button { label: label.to_owned(), address: address.to_owned() };
    }
    if paragraph.lines().all(|line| line.starts_with("- ")) {
        let items = paragraph.lines().map(|line| line.trim_start_matches("- ").trim().to_owned());
        return Block::List(items.collect());
    }
    Block::Paragraph(paragraph.lines().map(str::trim).collect::<Vec<_>>().join(" "))
}

fn button(paragraph: &str) -> Option<(&str, &str)> {
    let (label, address) = paragraph.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    let is_one = !label.contains(['[', ']', '\n']) && !address.contains(['(', ')', ' ', '\n']);
    (is_one && address.starts_with("http")).then_some((label, address))
}

/// The text part of the mail.
pub fn as_text(blocks: &[Block]) -> String {
    let texts = blocks.iter().map(|block| match block {
        Block::Paragraph(text) => text.clone(),
        Block::List(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
        Block::Button { label, address } => format!("{label}:\n{address}"),
    });
    texts.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_is_its_label_and_address() {
        let blocks = read("Γεια σας.\n\n[Επιβεβαίωση](https://x.example/a?token=b)\n\n- ένα\n- δύο\n");
        assert_eq!(blocks.len(), 3);
        assert_eq!(
            as_text(&blocks),
            "Γεια σας.\n\nΕπιβεβαίωση:\nhttps://x.example/a?token=b\n\n- ένα\n- δύο"
        );
    }
}
