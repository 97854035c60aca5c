using System.Globalization;
using System.Threading.RateLimiting;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Regles;

namespace RupnManager.Web.Infrastructure;

/// <summary>Combien d'essais une adresse peut faire avant d'attendre.</summary>
public static class Limites
{
    /// <summary>Connexion, mot de passe oublié : 30 essais par adresse en 5 minutes.</summary>
    public const string Connexion = "connexion";

    /// <summary>Vérification publique : 10 essais par adresse en 5 minutes.</summary>
    public const string Verification = "verification";

    /// <summary>Prise de fonctions : 5 demandes par adresse en 5 minutes.</summary>
    public const string PriseDeFonctions = "prise-de-fonctions";

    /// <summary>API : 60 lectures par jeton et par minute, et 600 par adresse : un jeton inventé n'ouvre pas un compte neuf.</summary>
    public const string Api = "api";

    private const int LecturesParMinute = 60;
    private const int LecturesParAdresse = 600;
    private static readonly TimeSpan Fenetre = TimeSpan.FromMinutes(5);

    public static void AddLimites(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(Connexion, http => Compter(http, 30));
        options.AddPolicy(Verification, http => Compter(http, 10));
        options.AddPolicy(PriseDeFonctions, http => Compter(http, 5));
        options.AddPolicy(Api, CompterLesLectures);
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(CompterLesAdresses);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (contexte, _) =>
        {
            var attente = contexte.Lease.TryGetMetadata(MetadataName.RetryAfter, out var delai) ? delai : Fenetre;
            var minutes = Math.Max(1, (int)Math.Ceiling(attente.TotalMinutes));
            contexte.HttpContext.Response.Headers.RetryAfter = ((int)attente.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            contexte.HttpContext.Items[ReponsesDuDomaineFilter.Phrase] = JetonHandler.EstPourLui(contexte.HttpContext)
                ? $"Trop de lectures : {LecturesParMinute} par minute au plus. Attendez avant de recommencer, comme le dit l'en-tête Retry-After."
                : ReglesDesComptes.LimiteEssais.Dire(("delai", minutes == 1 ? "1 minute" : $"{minutes} minutes"));
            return ValueTask.CompletedTask;
        };
    });

    /// <summary>Le compte se tient par empreinte du jeton : le secret ne reste pas en mémoire.</summary>
    private static RateLimitPartition<string> CompterLesLectures(HttpContext http) => RateLimitPartition.GetFixedWindowLimiter(
        JetonHandler.Secret(http.Request) is { } secret ? JetonDAcces.EmpreinteDe(secret) : $"{http.Connection.RemoteIpAddress}",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = LecturesParMinute, Window = TimeSpan.FromMinutes(1) });

    private static RateLimitPartition<string> CompterLesAdresses(HttpContext http) => JetonHandler.EstPourLui(http)
        ? RateLimitPartition.GetFixedWindowLimiter($"api {http.Connection.RemoteIpAddress}",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = LecturesParAdresse, Window = TimeSpan.FromMinutes(1) })
        : RateLimitPartition.GetNoLimiter("page");

    private static RateLimitPartition<string> Compter(HttpContext http, int permis) =>
        HttpMethods.IsPost(http.Request.Method) || http.Request.RouteValues.ContainsKey("code")
            ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "inconnue",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = permis, Window = Fenetre })
            : RateLimitPartition.GetNoLimiter("lecture");
}
