//! Texts are plain: letters, space, and line breaks where there are paragraphs.

use validator::ValidationError;

/// # Errors
/// `control_character` when there is one.
pub fn line(text: &str) -> Result<(), ValidationError> {
    without_control_characters(text, &[])
}

/// # Errors
/// `control_character` when there is one besides line breaks and tabs.
pub fn paragraphs(text: &str) -> Result<(), ValidationError> {
    without_control_characters(text, &['\n', '\r', '\t'])
}

fn without_control_characters(text: &str, but: &[char]) -> Result<(), ValidationError> {
    if text.chars().any(|letter| letter.is_control() && !but.contains(&letter)) {
        return Err(ValidationError::new("control_character"));
    }
    Ok(())
}
