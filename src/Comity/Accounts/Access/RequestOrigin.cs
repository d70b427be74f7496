namespace Comity.Accounts.Access;

/// <summary>Whether a browser's session was told to act by this site itself. Programs with a key have no session that another site could use.</summary>
public static class RequestOrigin
{
    /// <summary>Whether the request comes from this site, or from a program.</summary>
    public static bool IsOwn(HttpContext context)
    {
        var request = context.Request;
        if (context.User.Identity?.AuthenticationType == Schemes.Key)
            return true;
        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            ? origin == $"{request.Scheme}://{request.Host}"
            : request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
    }
}
