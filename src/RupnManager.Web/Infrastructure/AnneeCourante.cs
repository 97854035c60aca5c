using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Campagnes;

namespace RupnManager.Web.Infrastructure;

/// <summary>L'année scolaire affichée : celle de l'adresse (« ?annee=2013 »), sinon la dernière choisie, sinon l'année en cours.</summary>
public sealed class AnneeCourante(IHttpContextAccessor acces, LectureDesCampagnesService campagnes, TimeProvider horloge)
{
    public const string Cookie = "rupn-annee";
    private bool _suivanteOuverte;
    private bool _suivantePermise;
    private AnneeScolaire? _retenue;

    public AnneeScolaire EnCours => AnneeScolaire.Du(horloge.Aujourdhui());

    public AnneeScolaire Valeur
    {
        get
        {
            var http = acces.HttpContext!;
            if (Lire(http.Request.Query["annee"]) is not { } choisie) return Lire(http.Request.Cookies[Cookie]) ?? EnCours;
            if (_retenue != choisie && !http.Response.HasStarted)
            {
                // Une fois : chaque lien de la page demande l'année, et un serveur frontal refuse une réponse de deux cents en-têtes.
                http.Response.Cookies.Append(Cookie, $"{choisie.Debut}", new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
                _retenue = choisie;
            }
            return choisie;
        }
    }

    /// <summary>De l'année en cours, ou de la suivante si une campagne l'ouvre ou si elle est affichée, à la première de l'IFIC.</summary>
    public IEnumerable<AnneeScolaire> Choix
    {
        get
        {
            for (var annee = _suivanteOuverte || Valeur > EnCours ? EnCours.Suivante : EnCours; annee >= AnneeScolaire.Premiere; annee = annee.Precedente)
                yield return annee;
        }
    }

    /// <summary>L'année suivante se montre quand une campagne l'ouvre ; qui la prépare l'atteint avant, par son adresse.</summary>
    internal async Task ReconnaitreAsync(Acteur acteur, CancellationToken ct)
    {
        _suivanteOuverte = acteur.CodeAcademie is not null && await campagnes.EstOuverteAsync(EnCours.Suivante, acteur, ct);
        _suivantePermise = _suivanteOuverte || acteur.Peut(Permission.GererModeles);
    }

    private AnneeScolaire? Lire(string? saisie)
    {
        var derniere = _suivantePermise ? EnCours.Suivante : EnCours;
        return int.TryParse(saisie, out var debut) && debut >= AnneeScolaire.Premiere.Debut && debut <= derniere.Debut ? new(debut) : null;
    }
}
