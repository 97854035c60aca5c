using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Activites;

/// <summary>Une clause de la lettre qu'une activité peut servir.</summary>
public sealed record RubriqueDeLaLettre(string Cle, string Libelle)
{
    public int Partie => Rubriques.Partie(Cle);
}

/// <summary>Les clauses permises d'une mission, et ce que chaque nature y sert d'ordinaire.</summary>
public sealed record RubriquesDUneMission(IReadOnlySet<string> Permises, IReadOnlyDictionary<NatureDActivite, string> Habituelles)
{
    /// <summary>La clause dite, si la lettre ou l'activité déjà notée l'a ; sinon celle de la nature. Refus : activite.rubrique.</summary>
    public SaisieDActivite Completer(SaisieDActivite saisie, string? actuelle = null)
    {
        var propre = saisie.Nature.Decrire().Rubrique;
        if (!string.IsNullOrWhiteSpace(saisie.Rubrique))
            return Permises.Contains(saisie.Rubrique) || saisie.Rubrique == propre || saisie.Rubrique == actuelle ? saisie : throw ReglesDesActivites.Rubrique.Refus();
        if (propre is not null && Permises.Contains(propre)) return saisie with { Rubrique = propre };
        return saisie with { Rubrique = Habituelles.GetValueOrDefault(saisie.Nature) ?? propre };
    }
}

/// <summary>Les rubriques d'une mission : les parties 1 et 2, et ce que sa lettre garde de la partie 3.</summary>
public sealed class RubriquesDeLaLettreService(RupnDbContext db)
{
    private const int LongueurDuNom = 60;
    private static readonly IReadOnlyList<string> SansLettre = ["p3.reseau", "p3.services", "p3.ressources", "p3.eleves"];

    /// <summary>Les clauses de la lettre validée, sinon de la dernière que l'acteur peut lire ; à défaut, les exemples de la lettre type.</summary>
    public async Task<IReadOnlyList<RubriqueDeLaLettre>> DeAsync(Guid missionId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterActivites);
        var lettre = await db.Lettres.VisiblesPar(acteur).AsNoTracking()
            .Where(l => l.MissionId == missionId && l.Nature != NatureDeLActe.FinDeMission && l.Etat != EtatDeLettre.Abandonnee)
            .SelectMany(l => l.Versions.Where(v => v.Numero == l.NumeroDeVersion), (l, v) => new { l.Modele, l.Etat, l.CreeeLe, Version = v })
            .OrderByDescending(l => l.Etat == EtatDeLettre.Validee || l.Etat == EtatDeLettre.Terminee).ThenByDescending(l => l.CreeeLe)
            .FirstOrDefaultAsync(ct);
        var communes = Rubriques.Communes.ToList();
        if (lettre?.Modele?.Clause("p2.eclore") is { Texte.Length: > 0 }) communes.Insert(communes.IndexOf("p2.structurants"), "p2.eclore");
        var locales = lettre?.Version is { } version
            ? version.Contenu.Clauses.Where(c => c.Partie is Partie.Partie3 && EstUneTache(lettre.Modele!, c)).Select(c => new RubriqueDeLaLettre(c.Cle, Nommer(c.Cle, c.Texte)))
            : SansLettre.Select(c => new RubriqueDeLaLettre(c, Nommer(c, c)));
        return [.. communes.Select(c => new RubriqueDeLaLettre(c, Nommer(c, c))), .. locales];
    }

    /// <summary>La clause que chaque nature sert dans cette mission : la sienne si la lettre l'a, sinon celle que la personne lui donne d'ordinaire.</summary>
    public async Task<RubriquesDUneMission> DUneMissionAsync(Guid missionId, Acteur acteur, CancellationToken ct = default)
    {
        var permises = (await DeAsync(missionId, acteur, ct)).Select(r => r.Cle).ToHashSet();
        var donnees = await db.Activites.VisiblesPar(acteur).Where(a => a.MissionId == missionId && a.RetireeLe == null)
            .GroupBy(a => new { a.Nature, a.Rubrique }).Select(g => new { g.Key.Nature, g.Key.Rubrique, Derniere = g.Max(a => a.NoteeLe) }).ToListAsync(ct);
        return new(permises, donnees.GroupBy(d => d.Nature).ToDictionary(g => g.Key, g => g.MaxBy(d => d.Derniere)!.Rubrique));
    }

    private static bool EstUneTache(ModeleDeLettre modele, ClauseDeLettre clause) => clause.EstLibre || modele.Clause(clause.Cle)?.Genre is Genre.Exemple;

    private static string Nommer(string cle, string texte)
    {
        if (Rubriques.NomCourt(cle) is { } court) return court;
        var phrase = texte.Trim().TrimEnd(';', '.', ',', ' ', '…');
        if (phrase.Length > LongueurDuNom) phrase = phrase[..(phrase.LastIndexOf(' ', LongueurDuNom) is > 20 and var blanc ? blanc : LongueurDuNom)].TrimEnd(',', ';', ':', ' ') + "…";
        return phrase.Length == 0 ? cle : char.ToUpper(phrase[0]) + phrase[1..];
    }
}
