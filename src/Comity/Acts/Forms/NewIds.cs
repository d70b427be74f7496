using Comity.Kit.Search;
using Comity.Kit.Shapes;
using Comity.Record.Entries;

namespace Comity.Acts.Forms;

/// <summary>Makes the ids that acts give to what they bring: from symbol or title, in small letters, digits and hyphens, and taken by nothing else.</summary>
/// <param name="picture">The registers, which know the ids that are taken.</param>
public sealed class NewIds(Picture picture)
{
    /// <summary>Fields from which an id is made, the first that says something first.</summary>
    private static readonly string[] Sources = ["symbol", "title", "purpose"];

    /// <summary>The id for a new thing, made of what was typed beside it.</summary>
    public string Make(Shape owner, ShapeField field, string prefix, ActInput input)
    {
        var naming = References.Of(field.Shape.Meaning!)!;
        var words = Sources.Where(source => owner.Fields.Any(other => other.Name == source)).Select(source => Of(input[prefix + source]))
            .FirstOrDefault(made => made.Length > 0);
        return Free(words ?? naming.Kind, id => naming.Find(picture, id, _ => null) is not null);
    }

    /// <summary>A text as an id; nothing where it holds no letters that an id can have.</summary>
    public static string Of(string text)
    {
        var id = "";
        foreach (var word in Folding.Words(text)
            .Select(word => string.Concat(word.Where(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)))).Where(word => word.Length > 0))
            if (id.Length == 0)
                id = word.Length <= Identifier.MostCharacters ? word : word[..Identifier.MostCharacters];
            else if (id.Length + 1 + word.Length <= Identifier.MostCharacters)
                id += $"-{word}";
            else
                break;
        return id;
    }

    /// <summary>The id, with a number behind it where something has it already.</summary>
    public static string Free(string id, Func<string, bool> isTaken)
    {
        for (var number = 2; ; number++)
        {
            if (!isTaken(id))
                return id;
            var end = FormattableString.Invariant($"-{number}");
            var stem = number == 2 ? id : id[..id.LastIndexOf('-')];
            id = (stem.Length + end.Length <= Identifier.MostCharacters ? stem : stem[..(Identifier.MostCharacters - end.Length)]) + end;
        }
    }
}
