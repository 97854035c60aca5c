using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Rappels;
using RupnManager.Services.Journal;
using RupnManager.Services.Rappels;

namespace RupnManager.Services.Lots;

/// <summary>La relance par lot : une ligne par personne, un seul courriel, aux règles de tout rappel redemandées au moment d'écrire.</summary>
public sealed class RappelEnLot(
    RupnDbContext db, ListeARelancerService liste, AttentesService attentes, RappelService rappels, CourrierDeRappelService courrier, JournalService journal, TimeProvider horloge) : GesteEnLot
{
    public override NatureDeLot Nature => NatureDeLot.Rappel;

    public override Permission Permission => Permission.Relancer;

    public override async Task<IReadOnlyList<LigneDeLot>> PreparerAsync(IReadOnlyList<Guid> ids, Acteur acteur, CancellationToken ct)
    {
        var attendus = await liste.DesActesAsync(ids, acteur, ct);
        var passe = await attentes.PasseAsync(acteur.Portee(), ct, attendus.Personnes());
        var tout = await liste.ToutDeAsync(attendus.Personnes(), acteur, ct);
        var lignes = attendus.GroupBy(a => a.Bloque?.Id ?? a.ActeId).Select(g => EnLigne([.. g.OrderBy(a => a.Depuis)], tout[g.Key], passe));
        return [.. lignes, .. await SansRappelAsync([.. ids.Except(attendus.Select(a => a.ActeId))], acteur, ct)];
    }

    public override async Task<IssueDeLigne> ExecuterAsync(LigneDeLot ligne, Acteur auteur, CancellationToken ct)
    {
        var attendus = await liste.DesActesAsync([ligne.ObjetId], auteur, ct);
        if (attendus.FirstOrDefault() is not { } premier) return IssueDeLigne.DejaFaite("Le geste est fait : il n'y a plus rien à rappeler.");
        var passe = await attentes.PasseAsync(auteur.Portee() with { PersonneId = premier.Bloque?.Id }, ct, attendus.Personnes());
        if (Obstacle(premier, passe) is { } motif) return IssueDeLigne.Ecartee(motif);
        var personne = premier.Bloque!;
        var gestes = ListeARelancerService.Completer([premier], (await liste.ToutDeAsync([personne.Id], auteur, ct))[personne.Id], passe);
        var cadre = await rappels.CadreAsync(auteur.CodeAcademie!, ct) with { Auteur = auteur.Designation };
        courrier.Preparer(personne, gestes, cadre.Pour(personne));
        var nombre = 1 + await AuxDelegatairesAsync(gestes, cadre, auteur, ct);
        journal.Consigner(auteur, Evenement.RelanceFaite, new("relance", premier.ActeId, premier.EtablissementId, premier.CodeAcademie),
            $"a relancé {nombre} {(nombre == 1 ? "personne" : "personnes")}.");
        return IssueDeLigne.Faite;
    }

    /// <summary>Dit de ces gestes, à chaque délégataire que l'on peut encore rappeler, ceux qu'il peut faire pour le chef ; rend leur nombre.</summary>
    private async Task<int> AuxDelegatairesAsync(IReadOnlyList<GesteRappele> gestes, CadreDeRappel cadre, Acteur auteur, CancellationToken ct)
    {
        var nombre = 0;
        foreach (var delegataire in gestes.SelectMany(g => g.Attente.Aussi).DistinctBy(p => p.Id))
        {
            var passe = await attentes.PasseAsync(auteur.Portee() with { PersonneId = delegataire.Id }, ct);
            var siens = gestes.SelectMany(g => g.Attente.AChacun()).Where(a => a.Bloque!.Id == delegataire.Id && Obstacle(a, passe) is null)
                .Select(a => new GesteRappele(a, passe.Pour(a) + 1)).ToList();
            if (siens.Count == 0) continue;
            courrier.Preparer(delegataire, siens, cadre.Pour(delegataire));
            nombre++;
        }
        return nombre;
    }

    /// <summary>Les lettres choisies qu'un rappel ne prend pas, avec leur raison : la sélection de la file les mêle.</summary>
    private async Task<IEnumerable<LigneDeLot>> SansRappelAsync(List<Guid> ids, Acteur acteur, CancellationToken ct)
    {
        var lettres = await db.Lettres.VisiblesPar(acteur).AsNoTracking().Where(l => ids.Contains(l.Id)).OrderBy(l => l.Reference)
            .Select(l => new { l.Id, l.Reference, l.Etat, l.EtablissementId, l.Etablissement!.Nom, Rupn = l.Mission!.Personnel!.Personne! }).ToListAsync(ct);
        return lettres.Select(l => new LigneDeLot
        {
            ObjetId = l.Id, EtablissementId = l.EtablissementId, Reference = l.Reference, Libelle = $"{l.Nom}, {l.Rupn.Designation}",
        }.Empecher(l.Etat is EtatDeLettre.ASignerParLeDan ? "Elle attend votre validation : elle se valide, elle ne se relance pas." : "Elle n'attend aucun geste à rappeler."));
    }

    private LigneDeLot EnLigne(IReadOnlyList<Attente> gestes, IEnumerable<Attente> autres, PasseDesRappels passe)
    {
        // La ligne tient à l'acte le plus ancien que l'on peut encore rappeler.
        var premier = gestes.FirstOrDefault(g => Obstacle(g, passe) is null) ?? gestes[0];
        var tous = ListeARelancerService.Completer(gestes, autres, passe);
        var lieux = tous.Select(g => g.Attente.EtablissementId).Distinct().Count();
        var avec = string.Concat(tous.SelectMany(g => g.Attente.Aussi).DistinctBy(p => p.Id).Select(p => $" et {p.Designation}"));
        var ligne = new LigneDeLot
        {
            ObjetId = premier.ActeId,
            EtablissementId = premier.EtablissementId,
            Reference = Couper(premier.Reference, tous.Count <= 1 ? "" : $" et {tous.Count - 1} de plus", LettreDeMission.LongueurDeLaReference),
            Libelle = Couper($"{premier.Bloque?.Designation ?? "Personne en fonction"}{avec}, {premier.Etablissement}{(lieux <= 1 ? "" : lieux == 2 ? " et un autre établissement" : $" et {lieux - 1} autres établissements")} : {premier.Nature.Geste()}", "", LigneDeLot.LongueurDuLibelle),
        };
        return Obstacle(premier, passe) is { } motif ? ligne.Empecher(motif) : ligne;
    }

    /// <summary>Un nom d'établissement est plus long qu'une référence de lettre : la colonne garde ce qui tient.</summary>
    private static string Couper(string texte, string suite, int longueur) =>
        texte.Length + suite.Length <= longueur ? texte + suite : string.Concat(texte.AsSpan(0, longueur - suite.Length - 1), "…", suite);

    private string? Obstacle(Attente attente, PasseDesRappels passe)
    {
        if (attente.Bloque is not { } personne) return "Personne n'est en fonction, ou n'a de compte, pour ce geste.";
        if (passe.Dernier(personne.Id)?.JourDeParis() is { } dernier && !CadenceDesRappels.PeutEtreRappele(horloge.Aujourdhui(), dernier))
            return $"{personne.Designation} a déjà reçu un rappel le {dernier.EnLettres()} : un par semaine au plus.";
        return passe.Pour(attente) >= CadenceDesRappels.Maximum ? $"Cinq rappels sont déjà partis pour {attente.Reference}." : null;
    }
}
