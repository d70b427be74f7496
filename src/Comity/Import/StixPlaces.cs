namespace Comity.Import;

/// <summary>Finds the States in which objects of a bundle are.</summary>
internal sealed class StixPlaces(StixBundle bundle)
{
    private readonly StateNames names = new();

    /// <summary>The States of a location, or of the locations of anything else.</summary>
    public IEnumerable<string> Of(ForeignObject one) =>
        (one.Type == "location" ? [one] : bundle.Targets(one.Id, "located-at")).Select(place => names.Of(Country(place))).Where(state => state.Length > 0);

    /// <summary>OpenCTI writes States as locations of a type of its own, some of them by their name alone.</summary>
    private static string Country(ForeignObject place) =>
        place.Text("country") is { Length: > 0 } country ? country
        : place.Text("x_opencti_location_type") == "Country" ? place.Text("name") : "";
}
