using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Acteurs;

/// <summary>Ce que chacun a choisi pour son écran, d'une visite à l'autre.</summary>
public sealed class PreferenceService(RupnDbContext db)
{
    /// <summary>Les derniers filtres et colonnes de la file de l'académie, tels que l'adresse les dit.</summary>
    public const string FileDeLAcademie = "academie";

    /// <summary>Les derniers filtres des propositions à décider.</summary>
    public const string FileDesPropositions = "propositions";

    /// <summary>Les raccourcis d'une seule touche : « non » les éteint.</summary>
    public const string Raccourcis = "raccourcis";

    /// <summary>Les colonnes que la personne emporte de la couverture des missions, séparées par des virgules.</summary>
    public const string ColonnesDeLaCouverture = "couverture";

    /// <summary>Celles qu'elle emporte de la couverture des indemnités.</summary>
    public const string ColonnesDesIndemnites = "couverture-indemnites";

    public async Task<string?> LireAsync(string cle, Acteur acteur, CancellationToken ct = default) =>
        await db.Preferences.VisiblesPar(acteur).Where(p => p.Cle == cle).Select(p => p.Valeur).FirstOrDefaultAsync(ct);

    /// <summary>Retient ce choix, ou l'oublie s'il est vide ou trop long.</summary>
    public async Task RetenirAsync(string cle, string? valeur, Acteur acteur, CancellationToken ct = default)
    {
        var connue = await db.Preferences.VisiblesPar(acteur).FirstOrDefaultAsync(p => p.Cle == cle, ct);
        if (string.IsNullOrEmpty(valeur) || valeur.Length > Preference.LongueurDeLaValeur)
        {
            if (connue is not null) db.Preferences.Remove(connue);
        }
        else if (connue is null) db.Preferences.Add(new() { PersonneId = acteur.PersonneId, Cle = cle, Valeur = valeur });
        else connue.Valeur = valeur;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Exception conflit) when (conflit is DejaEnregistreException or ModifieEntreTempsException)
        {
            // Deux onglets au même instant : l'un des deux choix est retenu, et cela suffit.
            db.ChangeTracker.Clear();
        }
    }
}
