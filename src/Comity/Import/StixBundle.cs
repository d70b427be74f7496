using System.Collections.Immutable;
using System.Text.Json;
using Comity.Kit;

namespace Comity.Import;

/// <summary>The objects of a STIX 2.1 bundle that are in force, and how they are related.</summary>
internal sealed class StixBundle
{
    private readonly Dictionary<string, ForeignObject> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Relationship> byId = new(StringComparer.Ordinal);
    private readonly ILookup<(string Source, string Type), Relationship> relationships;
    private readonly Oddities oddities;

    private StixBundle(IEnumerable<ForeignObject> all, Oddities oddities)
    {
        this.oddities = oddities;
        var found = new List<Relationship>();
        foreach (var one in StixVersions.InForce(all))
            if (one.Type != "relationship")
                objects[one.Id] = one;
            else
                found.Add(byId[one.Id] = Read(one));
        relationships = found.ToLookup(one => (one.Source, one.Type));
    }

    /// <summary>A relationship: from where, what, to where, and who says so.</summary>
    public sealed record Relationship(string Source, string Type, string Target, string By);

    /// <summary>What was odd in the objects that have been looked at, a sentence a kind.</summary>
    public IEnumerable<string> Notes => oddities.Notes;

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="UserError">It is no JSON, or no bundle.</exception>
    public static StixBundle Read(string name, byte[] bytes)
    {
        var found = new Oddities();
        var root = Root(name, bytes);
        var bundle = root.ValueKind == JsonValueKind.Object ? new ForeignObject(root, "the bundle", found) : null;
        if (bundle is null || bundle.Type != "bundle" || !bundle.HasList("objects"))
            throw new UserError("This is no STIX bundle: its `type` is not `bundle`, or it has no `objects`. Put the objects into a bundle.", name);
        return new(bundle.Members("objects"), found);
    }

    /// <summary>The objects of a type, by id.</summary>
    public IEnumerable<ForeignObject> Of(string type) => objects.Values.Where(one => one.Type == type).OrderBy(one => one.Id, StringComparer.Ordinal);

    /// <summary>An object in force, or null.</summary>
    public ForeignObject? Find(string id) => objects.GetValueOrDefault(id);

    /// <summary>The objects in force among those named.</summary>
    public IEnumerable<ForeignObject> Found(IEnumerable<string> ids) => ids.Select(Find).OfType<ForeignObject>();

    /// <summary>The relationships of a type from an object.</summary>
    public IEnumerable<Relationship> From(string id, string type) => relationships[(id, type)];

    /// <summary>The objects at the other end of the relationships of a type.</summary>
    public IEnumerable<ForeignObject> Targets(string id, string type) => Found(From(id, type).Select(one => one.Target));

    /// <summary>The relationships of a type among those named, such as those that a report lists.</summary>
    public IEnumerable<Relationship> Listed(ImmutableArray<string> ids, string type) =>
        ids.Where(id => id.Length > 0).Select(id => byId.GetValueOrDefault(id)).OfType<Relationship>().Where(one => one.Type == type);

    private static Relationship Read(ForeignObject one) =>
        new(one.Text("source_ref"), one.Text("relationship_type"), one.Text("target_ref"), one.Text("created_by_ref"));

    private static JsonElement Root(string name, byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(SourceText.Decode(name, bytes));
            return document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw new UserError("This is not JSON: a mark is missing or too many here. A STIX bundle is needed.",
                $"{name}:{problem.LineNumber + 1}:{problem.BytePositionInLine + 1}");
        }
    }
}
