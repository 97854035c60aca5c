using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Web.Infrastructure;

/// <summary>L'année scolaire affichée : celle de l'adresse (« ?annee=2013 »), sinon la dernière choisie, sinon l'année en cours.</summary>
public sealed class AnneeCourante(IHttpContextAccessor acces, TimeProvider horloge)
{
    public const string Cookie = "rupn-annee";

    public AnneeScolaire EnCours => AnneeScolaire.Du(horloge.Aujourdhui());

    public AnneeScolaire Valeur
    {
        get
        {
            var http = acces.HttpContext!;
            if (Lire(http.Request.Query["annee"]) is not { } choisie) return Lire(http.Request.Cookies[Cookie]) ?? EnCours;
            if (!http.Response.HasStarted)
                http.Response.Cookies.Append(Cookie, $"{choisie.Debut}", new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
            return choisie;
        }
    }

    /// <summary>De l'année en cours, ou de la suivante si elle est affichée, à la première de l'IFIC.</summary>
    public IEnumerable<AnneeScolaire> Choix
    {
        get
        {
            for (var annee = Valeur > EnCours ? Valeur : EnCours; annee >= AnneeScolaire.Premiere; annee = annee.Precedente) yield return annee;
        }
    }

    private AnneeScolaire? Lire(string? saisie) =>
        int.TryParse(saisie, out var debut) && debut >= AnneeScolaire.Premiere.Debut && debut <= EnCours.Debut + 1 ? new(debut) : null;
}
