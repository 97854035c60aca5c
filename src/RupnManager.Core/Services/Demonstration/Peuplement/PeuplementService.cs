using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Remplit une base vide d'une académie ou du pays entier, pour former, mesurer et essayer. Tout y est fictif et le dit.</summary>
public sealed class PeuplementService(
    RupnDbContext db, IPasswordHasher<Compte> hachage, ILookupNormalizer normalisation, JournalService journal, ScellementService scellement, TimeProvider horloge)
{
    private const int LieuxParLot = 25;
    private const int EntreesParLot = 2000;
    private readonly EmpreinteDuContenu _empreinte = new();
    private readonly RapportDePeuplement _rapport = new();
    private int _graine;

    /// <summary>Peuple la base, en disant où il en est. Refus : peuplement.base, peuplement.academie, peuplement.taille, import.format.</summary>
    public async Task<RapportDePeuplement> PeuplerAsync(DemandeDePeuplement demande, Action<string> dire, CancellationToken ct = default)
    {
        await VerifierAsync(demande, ct);
        _graine = demande.Graine;
        // Tout est ajouté explicitement : chercher des changements à chaque ajout coûterait plus que d'écrire.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var courante = AnneeScolaire.Du(horloge.Aujourdhui());
        var premiere = new AnneeScolaire(Math.Max(AnneeScolaire.Premiere.Debut, courante.Debut - demande.Annees + 1));
        var chronique = new Chronique(horloge.Maintenant());
        journal.Consigner(Evenement.BasePeuplee, new("base", Guid.Empty, null, null, Technique: true),
            $"L'application commence à peupler la base de données fictives (graine {demande.Graine}).");
        await db.SaveChangesAsync(ct);
        var (equipes, academies) = await PlanterAsync(demande, premiere, courante, ct);
        dire($"{_rapport.Etablissements} établissements, {_rapport.Personnes} personnes.");
        var cadre = await CadrerAsync(demande, equipes, academies, premiere, courante, chronique, ct);
        for (var annee = premiere; annee <= courante; annee = annee.Suivante)
        {
            await EcrireAsync(annee, cadre, equipes, academies, ct);
            await ConsignerAsync(chronique.Prendre(annee == courante ? DateTime.MaxValue : new DateOnly(annee.Debut + 1, 5, 1).ToDateTime(default).EnUtc()), ct);
            dire($"{annee} : {_rapport.Lettres} lettres, {_rapport.Activites} activités, {_rapport.Entrees} entrées du journal.");
        }
        await TerminerAsync(demande, ct);
        return _rapport;
    }

    private async Task VerifierAsync(DemandeDePeuplement demande, CancellationToken ct)
    {
        if (await db.Personnes.AnyAsync(ct) || await db.Users.AnyAsync(ct)) throw ReglesDuPeuplement.BaseOccupee.Refus();
        if (demande.CodeAcademie is { } code && !await db.Academies.AnyAsync(a => a.Code == code, ct))
            throw ReglesDuPeuplement.AcademieInconnue.Refus(("saisie", code));
        if (demande.Annees is < 1 or > 20 || demande.Activites < 0 || demande.Temoins < 0 || demande.AValider < 0 || demande.Etablissements is < 1 or > 20_000)
            throw ReglesDuPeuplement.Taille.Refus();
    }

    private async Task<(List<Equipe>, Dictionary<string, EquipeAcademique>)> PlanterAsync(
        DemandeDePeuplement demande, AnneeScolaire premiere, AnneeScolaire courante, CancellationToken ct)
    {
        var academies = await db.Academies.OrderBy(a => a.Code).ToListAsync(ct);
        var departements = await db.Departements.OrderBy(d => d.Code).ToListAsync(ct);
        db.ChangeTracker.Clear();
        var lieux = new LieuxDuPeuplement(demande.Graine, academies, departements, horloge.Aujourdhui()).Choisir(demande);
        var recrutement = new Recrutement(demande.Graine, premiere, courante);
        var rangs = lieux.GroupBy(l => l.CodeAcademie).SelectMany(g => Temoins([.. g], demande.Temoins)).ToHashSet();
        var equipes = lieux.Select(l => recrutement.Former(l, rangs.Contains(l))).ToList();
        var hache = hachage.HashPassword(new Compte(), Troupe.MotDePasse);
        var academiques = lieux.Select(l => l.Academie!).DistinctBy(a => a.Code).ToDictionary(a => a.Code, recrutement.Former);
        var direction = academiques.Values.SelectMany(a => new[] { a.AffectationDuDan, a.AffectationDuRectorat }).Append(recrutement.Administrateur().Verifier()).ToList();
        await EnregistrerAsync([.. direction.Select(a => a.Academie).OfType<Academie>().Distinct()], [.. direction.SelectMany(a => Entrer(a, hache))], ct);
        foreach (var lot in equipes.Chunk(4 * LieuxParLot)) await EnregistrerAsync([.. lot.Select(e => e.Lieu.Academie!).Distinct()], [.. lot.SelectMany(e => Entrer(e, hache))], ct);
        _rapport.Etablissements = lieux.Count;
        _rapport.Comptes = [.. direction.Select(a => a.Personne!.Courriel), .. equipes.Where(e => e.Temoin).SelectMany(e => e.EnFonction.Select(p => p.Courriel))];
        return (equipes, academiques);
    }

    /// <summary>Un collège, un lycée, et ainsi de suite.</summary>
    private static IEnumerable<Etablissement> Temoins(List<Etablissement> lieux, int nombre) => lieux
        .GroupBy(l => l.Type).OrderBy(g => g.Key).SelectMany(g => g.Select((lieu, rang) => (lieu, rang, g.Key)))
        .OrderBy(t => t.rang).ThenBy(t => t.Key).Select(t => t.lieu).Take(nombre);

    private IEnumerable<object> Entrer(Equipe equipe, string hache)
    {
        yield return equipe.Lieu;
        var affectations = equipe.Chefs.Concat(equipe.Intendance).Concat(equipe.Places.SelectMany(p => p.Select(t => t.Affectation)));
        foreach (var affectation in affectations)
            foreach (var objet in Entrer(affectation, equipe.EnFonction.Contains(affectation.Personne!) ? (equipe.Temoin ? hache : "") : null)) yield return objet;
        foreach (var titulaire in equipe.Places.SelectMany(p => p)) yield return titulaire.Agent;
        if (equipe.Delegation is not { } delegation) yield break;
        yield return delegation.Delegataire!;
        yield return OuvrirUnCompte(delegation.Delegataire!, hache);
        yield return delegation;
    }

    /// <summary>La personne, son affectation et, si elle est en fonction, son compte : sans mot de passe hors des témoins.</summary>
    private IEnumerable<object> Entrer(Affectation affectation, string? hache)
    {
        var personne = affectation.Personne!;
        yield return personne;
        yield return affectation;
        if (hache is not null) yield return OuvrirUnCompte(personne, hache);
    }

    private Compte OuvrirUnCompte(Personne personne, string hache) => new()
    {
        Id = personne.Id, UserName = personne.Courriel, NormalizedUserName = normalisation.NormalizeName(personne.Courriel),
        Email = personne.Courriel, NormalizedEmail = normalisation.NormalizeEmail(personne.Courriel), EmailConfirmed = hache.Length > 0,
        PasswordHash = hache.Length > 0 ? hache : null, SecurityStamp = $"{Hasard.Identifiant(_graine, $"sceau {personne.Courriel}")}",
        LockoutEnabled = true, CreeLe = horloge.Maintenant(),
    };

    private async Task<Cadre> CadrerAsync(
        DemandeDePeuplement demande, List<Equipe> equipes, Dictionary<string, EquipeAcademique> academies, AnneeScolaire premiere, AnneeScolaire courante,
        Chronique chronique, CancellationToken ct)
    {
        var (fonctions, baremes) = (await db.Fonctions.AsNoTracking().ToListAsync(ct), await db.Baremes.AsNoTracking().ToListAsync(ct));
        var modeles = await db.Modeles.VisiblesPar(academies.Values.First().Dan).AsNoTracking().Where(m => m.PublieLe != null).ToListAsync(ct);
        var annees = Enumerable.Range(premiere.Debut, courante.Debut - premiere.Debut + 1).Select(d => new AnneeScolaire(d)).ToList();
        var reglages = academies.Keys.SelectMany(a => annees.Select(y => ReglageAcademique.Pour(a, y, null))).ToList();
        var academiques = academies.Keys.SelectMany(a => annees.Where(y => y.Debut >= courante.Debut - 2).Select(y => Decliner(modeles, a, y))).ToList();
        await EnregistrerAsync([], [.. reglages, .. academiques], ct);
        var places = equipes.Sum(e => e.Places.Count);
        return new(demande.Graine, horloge.Maintenant(), (int)Math.Ceiling(demande.Activites / Math.Max(1.0, places * (annees.Count - 0.7))),
            fonctions, baremes, [.. modeles, .. academiques], reglages, new(demande.AValider), chronique);
    }

    private static ModeleDeLettre Decliner(List<ModeleDeLettre> modeles, string academie, AnneeScolaire annee)
    {
        var national = modeles.Where(m => m.CodeAcademie is null && m.Annee <= annee).OrderBy(m => m.Annee).Last();
        var modele = national.Decliner(academie, annee, 1);
        modele.Publier(new DateTime(annee.Debut, 9, 2, 7, 0, 0, DateTimeKind.Utc));
        return modele;
    }

    private async Task EcrireAsync(AnneeScolaire annee, Cadre cadre, List<Equipe> equipes, Dictionary<string, EquipeAcademique> academies, CancellationToken ct)
    {
        var campagnes = new CampagnesPeuplees(cadre);
        await EnregistrerAsync([], [.. academies.Values.Select(a => campagnes.Ecrire(a, annee)).OfType<Campagne>()], ct);
        foreach (var lot in equipes.Chunk(LieuxParLot))
        {
            var nouveaux = lot.SelectMany(e => new AnneeDUnLieu(cadre, e, academies[e.Lieu.CodeAcademie], annee).Ecrire()).ToList();
            object[] connus =
            [
                .. lot.Select(e => e.Lieu), .. lot.SelectMany(e => e.De(annee).Select(t => t.Agent)), .. cadre.Fonctions, .. cadre.Baremes, .. cadre.Modeles,
            ];
            await EnregistrerAsync(connus, nouveaux, ct);
        }
        await EnregistrerAsync([], [.. academies.Values.SelectMany(a => new LotsPeuples(cadre, a).Ecrire())], ct);
    }

    /// <summary>Enregistre un lot ; ce qui est déjà dans la base n'est qu'attaché, pour être cité.</summary>
    private async Task EnregistrerAsync(object[] connus, IReadOnlyList<object> nouveaux, CancellationToken ct)
    {
        db.AttachRange(connus);
        db.AddRange(nouveaux);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        _empreinte.Ajouter(nouveaux);
        _rapport.Compter(nouveaux);
    }

    private async Task ConsignerAsync(IReadOnlyList<GesteDeChronique> gestes, CancellationToken ct)
    {
        foreach (var lot in gestes.Chunk(EntreesParLot))
        {
            foreach (var geste in lot)
            {
                if (geste.AScellerId is { } lettre) await ScellerAsync(lettre, geste.Le, ct);
                else if (geste.Acteur is { } acteur) journal.Consigner(acteur, geste.Evenement, geste.Objet, geste.Phrase, geste.Le);
                else journal.Consigner(geste.Evenement, geste.Objet, geste.Phrase, geste.Le);
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            _rapport.Entrees += lot.Length;
        }
    }

    private async Task ScellerAsync(Guid id, DateTime quand, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        var lettre = await db.Lettres.Where(l => l.Id == id).Completes().TrouverAsync(ct);
        await scellement.ScellerAsync(lettre, quand, ct);
        db.ChangeTracker.Clear();
        _rapport.Scellees++;
    }

    private async Task TerminerAsync(DemandeDePeuplement demande, CancellationToken ct)
    {
        // Les gestes d'hier ont déjà été annoncés : rien ne part au démarrage.
        await db.Courriels.Where(c => c.Etat == EtatDeCourriel.AEnvoyer).ExecuteDeleteAsync(ct);
        _rapport.Empreinte = _empreinte.Lire();
        journal.Consigner(Evenement.BasePeuplee, new("base", Guid.Empty, null, null, Technique: true),
            $"L'application a fini de peupler la base de données fictives (graine {demande.Graine}) : {_rapport.Lettres} lettres, dont {_rapport.Scellees} scellées (empreinte {_rapport.Empreinte}).");
        await db.SaveChangesAsync(ct);
    }
}
