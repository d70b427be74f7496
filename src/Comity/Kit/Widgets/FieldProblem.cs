namespace Comity.Kit.Widgets;

/// <summary>What is wrong with a form, in one sentence.</summary>
/// <param name="Field">The name of the field, which is also the id of its control.</param>
/// <param name="Sentence">What is wrong with what the user wrote, and what to do.</param>
public sealed record FieldProblem(string Field, string Sentence);
