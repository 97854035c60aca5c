using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Rappels;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Rappels;

/// <summary>Les gestes attendus, et la seule personne que chacun attend.</summary>
public sealed class AttentesService(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>Une lettre attend quelqu'un dans ces états-là.</summary>
    internal static readonly EtatDeLettre[] EtatsAttendus =
    [
        EtatDeLettre.Brouillon, EtatDeLettre.ASignerParLeChef, EtatDeLettre.ASignerParLeRupn, EtatDeLettre.ASignerParLeDan,
        EtatDeLettre.Refusee, EtatDeLettre.Renvoyee,
    ];

    private sealed record LettreQuiAttend(
        Guid Id, string Reference, EtatDeLettre Etat, DateTime EtatDepuis, AnneeScolaire Annee, Guid EtablissementId, string Etablissement, Personne Rupn, bool Compte);

    /// <summary>Les lettres qui attendent quelqu'un.</summary>
    internal async Task<IReadOnlyList<Attente>> DesLettresAsync(IQueryable<LettreDeMission> lettres, Portee portee, CancellationToken ct)
    {
        var lues = await lettres.AsNoTracking().Where(l => EtatsAttendus.Contains(l.Etat)).OrderBy(l => l.EtatDepuis).ThenBy(l => l.Id)
            .Select(l => new LettreQuiAttend(l.Id, l.Reference, l.Etat, l.EtatDepuis, l.Annee, l.EtablissementId, l.Etablissement!.Nom,
                l.Mission!.Personnel!.Personne!, db.Users.Any(c => c.Id == l.Mission.Personnel.PersonneId && c.Actif))).ToListAsync(ct);
        if (lues.Count == 0) return [];
        var (enFonction, campagnes) = (await EnFonctionAsync(portee, ct), await CampagnesAsync(portee, ct));
        return [.. lues.Select(l => EnAttente(l, portee.CodeAcademie, enFonction) with
        {
            Limite = campagnes.GetValueOrDefault(l.Annee)?.LimiteDe(l.Etat.EtapeAttendue() ?? Etape.Chef),
        })];
    }

    /// <summary>Les missions de RUPN sans lettre : le chef doit l'écrire.</summary>
    internal async Task<IReadOnlyList<Attente>> DesMissionsSansLettreAsync(IQueryable<Mission> missions, Portee portee, CancellationToken ct)
    {
        var lues = await missions.AsNoTracking().OrderBy(m => m.Debut).ThenBy(m => m.Id)
            .Select(m => new { m.Id, m.Annee, m.Debut, m.EtablissementId, m.Etablissement!.Nom }).ToListAsync(ct);
        if (lues.Count == 0) return [];
        var (enFonction, campagnes) = (await EnFonctionAsync(portee, ct), await CampagnesAsync(portee, ct));
        return [.. lues.Select(m => new Attente
        {
            Limite = campagnes.GetValueOrDefault(m.Annee)?.LimiteDe(Etape.Chef),
            Nature = NatureDeRappel.ARediger, ActeId = m.Id, Reference = m.Nom, Annee = m.Annee, EtablissementId = m.EtablissementId, Etablissement = m.Nom,
            CodeAcademie = portee.CodeAcademie, Depuis = m.Debut, Chemin = $"missions/{m.Id}", Bloque = enFonction.Chefs.GetValueOrDefault(m.EtablissementId),
        })];
    }

    /// <summary>Les établissements sans mission de RUPN cette année.</summary>
    internal async Task<IReadOnlyList<Attente>> DesEtablissementsSansMissionAsync(
        IQueryable<Etablissement> etablissements, AnneeScolaire annee, Portee portee, CancellationToken ct)
    {
        var lus = await etablissements.AsNoTracking().OrderBy(e => e.Nom).ThenBy(e => e.Id).Select(e => new { e.Id, e.Nom }).ToListAsync(ct);
        if (lus.Count == 0) return [];
        var enFonction = await EnFonctionAsync(portee, ct);
        return [.. lus.Select(e => new Attente
        {
            Nature = NatureDeRappel.AConfier, ActeId = e.Id, Reference = e.Nom, Annee = annee, EtablissementId = e.Id, Etablissement = e.Nom, CodeAcademie = portee.CodeAcademie,
            Depuis = annee.PremierJour, Chemin = $"nouvelle-annee?annee={annee.Debut}", Bloque = enFonction.Chefs.GetValueOrDefault(e.Id),
        })];
    }

    /// <summary>En mai et juin, les bilans que leur RUPN n'a pas soumis.</summary>
    internal async Task<IReadOnlyList<Attente>> DesBilansAsync(IQueryable<Mission> missions, Portee portee, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        if (!CampagneDesBilans.EstOuverte(jour)) return [];
        var annee = AnneeScolaire.Du(jour);
        var lues = await missions.AsNoTracking().Where(m => m.Annee == annee && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn)
            .Where(m => !db.Bilans.Any(b => b.MissionId == m.Id && (b.Etat == EtatDeBilan.Soumis || b.Etat == EtatDeBilan.Vise)))
            .Where(m => !db.BilansAuCA.Any(b => b.EtablissementId == m.EtablissementId && b.Annee == annee && b.Etat == EtatDuBilanAuCA.AnneeClose))
            .OrderBy(m => m.Debut).ThenBy(m => m.Id)
            .Select(m => new
            {
                m.Id, m.EtablissementId, m.Etablissement!.Nom, Rupn = m.Personnel!.Personne!, Activites = db.Activites.Count(a => a.MissionId == m.Id && a.RetireeLe == null),
                Compte = db.Users.Any(c => c.Id == m.Personnel.PersonneId && c.Actif),
            }).ToListAsync(ct);
        return [.. lues.Select(m => new Attente
        {
            Nature = NatureDeRappel.Bilan, ActeId = m.Id, Reference = $"bilan {annee}", Annee = annee, EtablissementId = m.EtablissementId, Etablissement = m.Nom,
            CodeAcademie = portee.CodeAcademie, Depuis = CampagneDesBilans.OuverteLe(annee), Limite = CampagneDesBilans.AttenduLe(annee),
            JoursAvant = CampagneDesBilans.JoursDeRappel, Chemin = "bilans",
            Nombre = m.Activites, Bloque = m.Compte ? m.Rupn : null,
        })];
    }

    /// <summary>Les échéances d'un établissement que son chef n'a pas certifiées.</summary>
    internal async Task<Attente> DuServiceFaitAsync(IReadOnlyList<ServiceFaitEnAttente> enAttente, Acteur acteur, CancellationToken ct)
    {
        var (premiere, portee) = (enAttente.MinBy(a => a.Depuis)!, acteur.Portee());
        var enFonction = await EnFonctionAsync(portee, ct);
        var nom = await db.Etablissements.VisiblesPar(acteur).Where(e => e.Id == portee.EtablissementId).Select(e => e.Nom).FirstAsync(ct);
        return new()
        {
            Nature = NatureDeRappel.ServiceFait, ActeId = premiere.Premiere, Reference = nom, Annee = premiere.Annee, EtablissementId = portee.EtablissementId!.Value,
            Etablissement = nom, CodeAcademie = portee.CodeAcademie, Depuis = premiere.Depuis, Nombre = enAttente.Sum(a => a.Nombre),
            Chemin = "indemnites/service-fait", Bloque = enFonction.Chefs.GetValueOrDefault(portee.EtablissementId.Value),
            Aussi = enFonction.Delegataires(portee.EtablissementId.Value),
        };
    }

    /// <summary>Les établissements de la portée où ces personnes sont chefs aujourd'hui.</summary>
    internal Task<List<Guid>> OuIlsSontChefsAsync(IReadOnlyCollection<Guid> personnes, Portee portee, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        return db.Affectations.AsNoTracking().Where(a => personnes.Contains(a.PersonneId) && a.Role == Role.ChefEtablissement)
            .Where(a => a.Debut <= jour && (a.Fin == null || jour <= a.Fin) && a.Etablissement!.CodeAcademie == portee.CodeAcademie
                && (portee.EtablissementId == null || a.EtablissementId == portee.EtablissementId))
            .Select(a => a.EtablissementId!.Value).Distinct().ToListAsync(ct);
    }

    /// <summary>
    /// Combien de rappels sont déjà partis pour chaque acte, et quand chacun a été rappelé pour la dernière fois : ces personnes, fût-ce
    /// ailleurs, ou celles qui l'ont été dans la portée.
    /// </summary>
    internal async Task<PasseDesRappels> PasseAsync(Portee portee, CancellationToken ct, IReadOnlyCollection<Guid>? personnes = null)
    {
        var rappels = db.Rappels.Where(r => r.CodeAcademie == portee.CodeAcademie && (portee.EtablissementId == null || r.EtablissementId == portee.EtablissementId)
            && (portee.PersonneId == null || r.PersonneId == portee.PersonneId));
        var partis = await rappels.GroupBy(r => new { r.PersonneId, r.ActeId, r.Annee })
            .Select(g => new { g.Key.PersonneId, g.Key.ActeId, g.Key.Annee, Nombre = g.Count() }).ToListAsync(ct);
        // Les personnes d'abord, une fois : demandé pour chaque envoi du pays, ce serait relire à chacun les rappels de l'académie.
        var envois = personnes is null ? db.EnvoisDeRappels.Where(e => rappels.Select(r => r.PersonneId).Contains(e.PersonneId))
            : db.EnvoisDeRappels.Where(e => personnes.Contains(e.PersonneId));
        var derniers = await envois.GroupBy(e => e.PersonneId).Select(g => new { PersonneId = g.Key, Le = g.Max(e => e.Le) }).ToListAsync(ct);
        return new(partis.ToDictionary(p => (p.PersonneId, p.ActeId, p.Annee), p => p.Nombre), derniers.ToDictionary(d => d.PersonneId, d => d.Le));
    }

    private static Attente EnAttente(LettreQuiAttend lettre, string academie, EnFonction enFonction)
    {
        var nature = lettre.Etat switch
        {
            EtatDeLettre.Brouillon => NatureDeRappel.ATerminer,
            EtatDeLettre.Refusee or EtatDeLettre.Renvoyee => NatureDeRappel.AReprendre,
            EtatDeLettre.ASignerParLeDan => NatureDeRappel.AValider,
            _ => NatureDeRappel.ASigner,
        };
        return new()
        {
            Nature = nature, ActeId = lettre.Id, Reference = lettre.Reference, Annee = lettre.Annee, EtablissementId = lettre.EtablissementId,
            Etablissement = lettre.Etablissement, CodeAcademie = academie, Depuis = lettre.EtatDepuis.JourDeParis(),
            Chemin = $"lettres-de-mission/{lettre.Id}",
            Bloque = lettre.Etat switch
            {
                EtatDeLettre.ASignerParLeRupn => lettre.Compte ? lettre.Rupn : null,
                EtatDeLettre.ASignerParLeDan => enFonction.Dan,
                _ => enFonction.Chefs.GetValueOrDefault(lettre.EtablissementId),
            },
            Aussi = lettre.Etat is EtatDeLettre.ASignerParLeChef ? [.. enFonction.Delegataires(lettre.EtablissementId).Where(p => p.Id != lettre.Rupn.Id)] : [],
        };
    }

    /// <summary>Les campagnes qui courent : leurs dates limites appellent les rappels.</summary>
    private Task<Dictionary<AnneeScolaire, Campagne>> CampagnesAsync(Portee portee, CancellationToken ct) =>
        db.Campagnes.AsNoTracking().Where(c => c.CodeAcademie == portee.CodeAcademie && c.Etat == EtatDeCampagne.Ouverte).ToDictionaryAsync(c => c.Annee, ct);

    internal sealed record EnFonction(IReadOnlyDictionary<Guid, Personne> Chefs, ILookup<Guid, Personne> Delegations, Personne? Dan)
    {
        public IReadOnlyList<Personne> Delegataires(Guid etablissement) => [.. Delegations[etablissement].DistinctBy(p => p.Id)];
    }

    /// <summary>Les chefs, leurs délégataires et le DAN en fonction aujourd'hui et pourvus d'un compte.</summary>
    internal async Task<EnFonction> EnFonctionAsync(Portee portee, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var ouvertes = db.Affectations.AsNoTracking()
            .Where(a => a.Debut <= jour && (a.Fin == null || jour <= a.Fin) && db.Users.Any(c => c.Id == a.PersonneId && c.Actif)).OrderBy(a => a.Debut);
        // Deux questions, chacune par son index : réunies par « ou », elles liraient toutes les affectations du pays.
        var chefs = await ouvertes.Where(a => a.Role == Role.ChefEtablissement && a.Etablissement!.CodeAcademie == portee.CodeAcademie
                && (portee.EtablissementId == null || a.EtablissementId == portee.EtablissementId)
                && (portee.PersonneId == null || a.PersonneId == portee.PersonneId))
            .Select(a => new { Lieu = a.EtablissementId!.Value, a.Personne }).ToListAsync(ct);
        var dan = await ouvertes.Where(a => a.Role == Role.Dan && a.CodeAcademie == portee.CodeAcademie).Select(a => a.Personne).FirstOrDefaultAsync(ct);
        var delegations = await db.Delegations.AsNoTracking()
            .Where(d => d.Debut <= jour && jour <= d.Fin && d.Etablissement!.CodeAcademie == portee.CodeAcademie
                && (portee.EtablissementId == null || d.EtablissementId == portee.EtablissementId) && db.Users.Any(c => c.Id == d.DelegataireId && c.Actif))
            .OrderBy(d => d.Debut).Select(d => new { d.EtablissementId, d.Delegataire }).ToListAsync(ct);
        return new(chefs.DistinctBy(a => a.Lieu).ToDictionary(a => a.Lieu, a => a.Personne!), delegations.ToLookup(d => d.EtablissementId, d => d.Delegataire!), dan);
    }
}
