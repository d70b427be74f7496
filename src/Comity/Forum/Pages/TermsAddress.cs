using System.Text.Json;
using Comity.Acts.Forms;
using Comity.Forum.Procedure;

namespace Comity.Forum.Pages;

/// <summary>The address of the form of an act that begins with terms that are there: each value stands under its place in the act.</summary>
public static class TermsAddress
{
    /// <summary>The form that adopts terms of procedure, filled in with these.</summary>
    public static string Of(ProcedureTerms terms)
    {
        var values = new List<KeyValuePair<string, string?>>();
        Add(values, "terms", JsonSerializer.SerializeToElement(terms, Process.Json.Options));
        return "/act/AdoptProcedure" + QueryString.Create(values);
    }

    private static void Add(List<KeyValuePair<string, string?>> values, string place, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Add(values, $"{place}.{property.Name}", property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                    Add(values, ActInput.At(place, index), item);
                break;
            default:
                values.Add(new(place, value.ToString() is "True" or "False" ? value.GetRawText() : value.ToString()));
                break;
        }
    }
}
