using Microsoft.Net.Http.Headers;

namespace Comity.Acts.Api;

/// <summary>In which form an answer is wanted (RFC 9110 section 12.5.1).</summary>
public enum WantedForm
{
    /// <summary>JSON, or the one form that there is.</summary>
    Own,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>None that there is.</summary>
    None,
}

/// <summary>Reads what `Accept` and `?format=` ask for.</summary>
public static class Wanted
{
    /// <summary>The form that is wanted of an address.</summary>
    /// <param name="request">The request.</param>
    /// <param name="own">The media type that the address has anyway.</param>
    /// <param name="isList">Whether it answers a list, which can be CSV too.</param>
    /// <param name="format">What `?format=` asks for, or null.</param>
    public static WantedForm Of(HttpRequest request, string own, bool isList, string? format)
    {
        if (format is not null)
            return format == "csv" ? WantedForm.Csv : WantedForm.Own;
        if (request.Headers.Accept.Count == 0)
            return WantedForm.Own;
        if (!MediaTypeHeaderValue.TryParseList([.. request.Headers.Accept.OfType<string>()], out var accepted))
            return WantedForm.None;
        var (plain, csv) = (MediaTypeHeaderValue.Parse(own), MediaTypeHeaderValue.Parse("text/csv"));
        foreach (var range in accepted.Where(range => range.Quality != 0).OrderByDescending(range => range, MediaTypeHeaderValueComparer.QualityComparer))
            if (plain.IsSubsetOf(range))
                return WantedForm.Own;
            else if (isList && csv.IsSubsetOf(range))
                return WantedForm.Csv;
        return WantedForm.None;
    }
}
