using Microsoft.AspNetCore.Http.Extensions;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Acteurs;

namespace RupnManager.Web.Infrastructure;

/// <summary>Les filtres d'une file : dits par l'adresse, et retrouvés à la visite suivante.</summary>
internal static class FiltresRetenus
{
    /// <summary>« ?q=martin&amp;departement=045 », ou rien.</summary>
    public static string EnRequete(this IEnumerable<(string Nom, string Valeur)> champs) =>
        new QueryBuilder(champs.Select(c => KeyValuePair.Create(c.Nom, c.Valeur))).ToQueryString().ToString();

    /// <summary>La requête où aller : celle d'un formulaire, que l'on retient ; sans filtre dans l'adresse, la dernière retenue ; rien si la page se montre telle quelle.</summary>
    public static async Task<string?> SuivreAsync(
        this PreferenceService preferences, string cle, string requete, bool retenir, HttpRequest demande, Acteur acteur, CancellationToken ct)
    {
        if (retenir)
        {
            await preferences.RetenirAsync(cle, requete, acteur, ct);
            return requete;
        }
        return demande.Query.Keys.All(c => c is "annee") ? await preferences.LireAsync(cle, acteur, ct) : null;
    }
}
