namespace RupnManager.Web.Infrastructure;

/// <summary>Les en-têtes de sécurité de chaque réponse ; aucun script ni style en ligne.</summary>
public sealed class SecurityHeaders(RequestDelegate suite)
{
    private const string Politique =
        "default-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var entetes = http.Response.Headers;
            entetes.ContentSecurityPolicy = Politique;
            entetes.XContentTypeOptions = "nosniff";
            entetes.XFrameOptions = "DENY";
            entetes["Referrer-Policy"] = "same-origin";
            entetes["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            entetes["Cross-Origin-Opener-Policy"] = "same-origin";
            if (http.User.Identity?.IsAuthenticated is true) entetes.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return suite(http);
    }
}
