using System.Collections.Immutable;
using System.Text;
using Comity.Acts.Entering;
using Comity.Acts.Entries;
using Comity.Kit;
using Comity.Kit.Widgets;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Record.Pages;

/// <summary>A page that sends what waits for a sheet: votes and sealed acts. What is answered is shown once, and can be kept as a file.</summary>
public abstract class SendPiece : RecordPiece
{
    private readonly List<FieldProblem> problems = [];

    /// <summary>What is wrong with the form.</summary>
    protected IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>In which capacities the visitor may send it.</summary>
    protected ImmutableArray<string> Capacities { get; private set; } = [];

    /// <summary>The capacity that was chosen; the only one where there is no choice.</summary>
    protected string As => Sent("as") is { Length: > 0 } sent ? sent : Capacities is [var only] ? only : "";

    private bool IsSent => HttpMethods.IsPost(Context.Request.Method) && Context.Request.HasFormContentType;

    /// <summary>Reads in which capacities the visitor stands before the process.</summary>
    /// <param name="act">What is done, as a refusal names it.</param>
    /// <param name="refuse">What else bars a capacity.</param>
    protected void ReadCapacities(string act, Func<string, Refusal?>? refuse = null) =>
        Capacities = Visitor.Person is { } person
            ? [.. Rights.Of(Visitor, Picture, Now).Capacities.Where(one => (Standing.Refuse(Picture, Now, person, one, act) ?? refuse?.Invoke(one)) is null)]
            : [];

    /// <summary>What was typed into a field; nothing when no form was sent.</summary>
    protected string Sent(string field) => IsSent ? Context.Request.Form[field].ToString() : "";

    /// <summary>Says what is wrong with a field.</summary>
    protected void Wrong(string field, string sentence)
    {
        problems.Add(new(field, sentence));
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Says what the rules refuse.</summary>
    /// <param name="field">The field where the refusal names none of the form.</param>
    /// <param name="refusal">The refusal.</param>
    protected void Refused(string field, Refusal refusal) => Wrong(refusal.Where == "as" ? "as" : field, Sentences.In(Visitor.Language, Picture).Of(refusal));

    /// <summary>The address of a file that the browser makes of this text: it is kept where the visitor wants it, and nowhere else.</summary>
    protected static string FileOf(string text, string mediaType) => $"data:{mediaType};base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}";
}
