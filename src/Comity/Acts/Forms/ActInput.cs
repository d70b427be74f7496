using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Comity.Kit.Shapes;
using Microsoft.Extensions.Primitives;

namespace Comity.Acts.Forms;

/// <summary>What was typed into the form of an act: texts under the places at which the act writes them, such as `names[1].language`, and how many rows each
/// list shows.</summary>
public sealed partial class ActInput
{
    /// <summary>What stands behind a list's place in the name of the field that counts its rows.</summary>
    public const string Rows = "#";

    /// <summary>What stands behind a list's place in the name of the boxes that choose its items.</summary>
    public const string Each = "@each";

    /// <summary>What stands behind a place in the name of the field in which one looks for what to choose there.</summary>
    public const string Find = "@find";

    /// <summary>What stands behind a place in the name of the field that carries the own name of the file that was sent there.</summary>
    public const string FileName = "@name";

    private const int LongestFileName = 200;

    /// <summary>Fields of the form that are no places in the act.</summary>
    private static readonly FrozenSet<string> Steps = FrozenSet.Create(StringComparer.Ordinal, "as", "do", "nonce", "seen", "code", "lang", "signature",
        ActPiece.BackField);

    private const int MostRows = 200;
    private const int MostFields = 2000;
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sought = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> fileNames = new(StringComparer.Ordinal);

    /// <summary>Nothing was typed yet.</summary>
    public ActInput(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        foreach (var (name, value) in sent.Take(MostFields))
            if (name.EndsWith(Each, StringComparison.Ordinal) && Place().IsMatch(name[..^Each.Length]))
                Take(name[..^Each.Length], [.. value.OfType<string>().Where(one => one.Length > 0).Distinct(StringComparer.Ordinal).Take(MostRows)]);
            else if (name.EndsWith(Find, StringComparison.Ordinal) && Place().IsMatch(name[..^Find.Length]))
                sought[name[..^Find.Length]] = value.ToString().Trim();
            else if (name.EndsWith(FileName, StringComparison.Ordinal) && Place().IsMatch(name[..^FileName.Length]))
                NameFile(name[..^FileName.Length], value.ToString());
            else if (Place().IsMatch(name) && !Steps.Contains(name))
                typed[name] = value.ToString();
    }

    /// <summary>Everything that was typed, for forms that carry it along.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => typed.Where(one => one.Value.Length > 0).OrderBy(one => one.Key, StringComparer.Ordinal);

    /// <summary>What stands at a place, to the letter; nothing when nothing does.</summary>
    public string this[string place]
    {
        get => typed.GetValueOrDefault(place, "");
        set => typed[place] = value;
    }

    /// <summary>What is looked for at a place; nothing when nobody looks.</summary>
    public string Sought(string place) => sought.GetValueOrDefault(place, "");

    /// <summary>What is looked for at all places, for forms that carry it along.</summary>
    public IEnumerable<KeyValuePair<string, string>> AllSought => sought.Where(one => one.Value.Length > 0);

    /// <summary>The own names of the files that were sent, by their places, for forms that carry them along.</summary>
    public IEnumerable<KeyValuePair<string, string>> FileNames => fileNames;

    /// <summary>Remembers how the file at a place is called where it comes from.</summary>
    public void NameFile(string place, string name) =>
        fileNames[place] = new([.. name.Where(letter => !char.IsControl(letter)).Take(LongestFileName)]);

    /// <summary>The items that were chosen in a list.</summary>
    public IEnumerable<string> Items(string place) => Enumerable.Range(0, RowsOf(place)).Select(row => this[At(place, row)]).Where(item => item.Length > 0);

    /// <summary>Chooses the items of a list, in this order.</summary>
    public void Take(string place, IReadOnlyList<string> items)
    {
        foreach (var name in typed.Keys.Where(name => name.StartsWith(place + "[", StringComparison.Ordinal)).ToList())
            typed.Remove(name);
        foreach (var (row, item) in items.Take(MostRows).Index())
            typed[At(place, row)] = item;
        this[place + Rows] = Text(Math.Min(items.Count, MostRows));
    }

    /// <summary>How many rows a list shows; one when nobody changed it.</summary>
    public int RowsOf(string place) =>
        int.TryParse(this[place + Rows], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Min(rows, MostRows) : this.HasRows(place);

    /// <summary>Adds a row to a list.</summary>
    public void Add(string place) => this[place + Rows] = Text(Math.Min(RowsOf(place) + 1, MostRows));

    /// <summary>Takes a row out of a list, such as `names[1]`; those behind it move up.</summary>
    public void Remove(string row)
    {
        if (Row().Match(row) is not { Success: true } match
            || !int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var gone))
            return;
        var (place, rows) = (match.Groups[1].Value, RowsOf(match.Groups[1].Value));
        if (gone >= rows)
            return;
        Move(place, gone);
        this[place + Rows] = Text(rows - 1);
    }

    /// <summary>Takes out rows into which nothing was typed, so that the places in the act are those on the form.</summary>
    public void Compact(Shape shape, string prefix)
    {
        foreach (var field in shape.Fields)
            Compact(field.Shape, field.Shape, prefix + field.Name);
    }

    /// <summary>The place of an item of a list.</summary>
    public static string At(string place, int index) => $"{place}[{Text(index)}]";

    /// <summary>The shape of the act at a place, as far as its type was chosen.</summary>
    public Shape? ActAt(string place) => Process.Latest(this[$"{place}.type"]) is { IsEntered: true } kind ? Shape.Of(kind.Type) : null;

    /// <summary>The field at a place such as `act.members` or `rows[2].names`, and the record in which it stands; null where the act has no such
    /// place.</summary>
    public (Shape Owner, ShapeField Field)? FieldAt(Shape act, string place)
    {
        var (owner, from) = (act, 0);
        for (var dot = place.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = place.IndexOf('.', from))
        {
            if (Inside(FieldOf(owner, place[from..dot])?.Shape, place[..dot]) is not { } inner)
                return null;
            (owner, from) = (inner, dot + 1);
        }

        return FieldOf(owner, place[from..]) is { } field ? (owner, field) : null;
    }

    private static ShapeField? FieldOf(Shape owner, string step) => owner.Fields.FirstOrDefault(field => field.Name == step.Split('[')[0]);

    /// <summary>The record or act that stands at a place, or in a list there.</summary>
    private Shape? Inside(Shape? shape, string place) => shape?.Kind switch
    {
        ShapeKind.List => Inside(shape.Item, place),
        ShapeKind.Act => ActAt(place),
        ShapeKind.Record => shape,
        _ => null,
    };

    private void Compact(Shape shape, Shape whole, string place)
    {
        if (shape.Kind == ShapeKind.Record)
            Compact(shape, place + ".");
        else if (shape.Kind == ShapeKind.Act && ActAt(place) is { } inner)
            Compact(inner, place + ".");
        if (whole.Kind != ShapeKind.List)
            return;
        for (var row = RowsOf(place) - 1; row >= 0; row--)
            if (IsEmpty(At(place, row)))
                Remove(At(place, row));
            else
                Compact(whole.Item!, whole.Item!, At(place, row));
        this[place + Rows] = Text(RowsOf(place));
    }

    /// <summary>Whether nothing was typed at a place or inside it.</summary>
    public bool IsEmpty(string place) => !typed.Any(one => one.Value.Trim().Length > 0 && !one.Key.EndsWith(Rows, StringComparison.Ordinal)
        && (one.Key == place || one.Key.StartsWith(place + ".", StringComparison.Ordinal) || one.Key.StartsWith(place + "[", StringComparison.Ordinal)));

    private int HasRows(string place) => Math.Max(1, Enumerable.Range(0, MostRows).TakeWhile(row => !IsEmpty(At(place, row))).Count());

    private void Move(string place, int gone)
    {
        var moved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in typed.ToList())
        {
            if (!name.StartsWith(place + "[", StringComparison.Ordinal) || Index(name, place) is not { } index || index < gone)
                continue;
            typed.Remove(name);
            if (index > gone)
                moved[At(place, index - 1) + name[At(place, index).Length..]] = value;
        }

        foreach (var (name, value) in moved)
            typed[name] = value;
    }

    private static int? Index(string name, string place)
    {
        var close = name.IndexOf(']', place.Length);
        return close > 0 && int.TryParse(name.AsSpan(place.Length + 1, close - place.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture,
            out var index) ? index : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*(\[\d{1,3}\]|\.[a-z][A-Za-z0-9]*)*#?$", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"^(.+)\[(\d{1,3})\]$", RegexOptions.None, 1000)]
    private static partial Regex Row();
}
