using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Rappels;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Rappels;

/// <summary>Quelqu'un à relancer, et pour quels gestes.</summary>
public sealed record DestinataireDeRelance(Personne Personne, IReadOnlyList<GesteRappele> Gestes, string Objet, string Texte);

/// <summary>
/// Une relance avant l'envoi : qui la reçoit ; puis, comptés, ceux qu'elle exclut : rappelés cette semaine, rappelés cinq fois,
/// gestes sans personne en fonction, gestes faits entre-temps.
/// </summary>
public sealed record Relance(IReadOnlyList<DestinataireDeRelance> Destinataires, int DejaCetteSemaine, int Epuises, int SansPersonne, int DejaFaits);

/// <summary>Relancer à la main : le DAN dans son académie, le chef les RUPN de son établissement. Les mêmes règles que les rappels de règle.</summary>
public sealed class RelanceService(
    RupnDbContext db, ListeARelancerService liste, AttentesService attentes, RappelService rappels, CourrierDeRappelService courrier, JournalService journal,
    TimeProvider horloge)
{
    /// <summary>Au-delà, la liste se filtre : le même nombre que pour un lot.</summary>
    public const int Maximum = 500;

    /// <summary>La récapitulation avant l'envoi ; rien n'est écrit. Refus : rappel.vide, rappel.trop.</summary>
    public async Task<Relance> PreparerAsync(ChoixDeRelance choix, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.Relancer);
        var choisis = await liste.ChoisisAsync(choix, acteur, ct);
        var demandes = choix.Tout ? choisis.Count : choix.Actes.Distinct().Count();
        var passe = await attentes.PasseAsync(acteur.Portee(), ct, choisis.Personnes());
        var cadre = await CadreAsync(acteur, ct);
        var jour = horloge.Aujourdhui();
        var parPersonne = choisis.SelectMany(a => a.AChacun()).GroupBy(a => a.Bloque!.Id).ToList();
        var deja = parPersonne.Where(g => !CadenceDesRappels.PeutEtreRappele(jour, passe.Dernier(g.Key)?.JourDeParis())).ToList();
        var possibles = parPersonne.Except(deja).Where(g => g.Any(a => passe.Pour(a) < CadenceDesRappels.Maximum)).ToList();
        var tout = await liste.ToutDeAsync([.. possibles.Select(g => g.Key)], acteur, ct);
        return new([.. possibles.Select(g => Destinataire(g.First().Bloque!, ListeARelancerService.Completer(g, tout[g.Key], passe), cadre))],
            deja.Count, parPersonne.Count - deja.Count - possibles.Count, choisis.Count(a => !a.AChacun().Any()), demandes - choisis.Count);
    }

    /// <summary>Relance ceux qui peuvent l'être ; rend leur nombre. Refus : rappel.vide, rappel.trop, rappel.personne.</summary>
    public Task<int> EnvoyerAsync(ChoixDeRelance choix, Acteur acteur, CancellationToken ct = default) => db.RejouerAsync(async _ =>
    {
        var relance = await PreparerAsync(choix, acteur, ct);
        var nombre = relance.Destinataires.Count;
        if (nombre == 0) throw ReglesDesRappels.Personne.Refus();
        var cadre = await CadreAsync(acteur, ct);
        foreach (var destinataire in relance.Destinataires) courrier.Preparer(destinataire.Personne, destinataire.Gestes, cadre.Pour(destinataire.Personne));
        journal.Consigner(acteur, Evenement.RelanceFaite, new("relance", Guid.CreateVersion7(), acteur.EtablissementId, acteur.CodeAcademie),
            $"a relancé {nombre} {(nombre == 1 ? "personne" : "personnes")}.");
        await db.SaveChangesAsync(ct);
        return nombre;
    }, ct);

    private DestinataireDeRelance Destinataire(Personne personne, IReadOnlyList<GesteRappele> gestes, CadreDeRappel cadre)
    {
        var (objet, texte) = courrier.Apercu(gestes, cadre.Pour(personne));
        return new(personne, gestes, objet, texte);
    }

    private async Task<CadreDeRappel> CadreAsync(Acteur acteur, CancellationToken ct) =>
        await rappels.CadreAsync(acteur.CodeAcademie!, ct) with { Auteur = acteur.Designation };
}
