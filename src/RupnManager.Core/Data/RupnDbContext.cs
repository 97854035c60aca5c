using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data.Comptes;
using RupnManager.Data.Configurations;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Rappels;

namespace RupnManager.Data;

/// <summary>Ce que l'application retient, sur l'un ou l'autre moteur.</summary>
public abstract class RupnDbContext(DbContextOptions options) : IdentityUserContext<Compte, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Personne> Personnes => Set<Personne>();
    public DbSet<Preference> Preferences => Set<Preference>();
    public DbSet<Affectation> Affectations => Set<Affectation>();
    public DbSet<Siege> Sieges => Set<Siege>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<LienUnique> LiensUniques => Set<LienUnique>();
    public DbSet<PriseDeFonctions> PrisesDeFonctions => Set<PriseDeFonctions>();
    public DbSet<JetonDAcces> Jetons => Set<JetonDAcces>();
    public DbSet<EssaisDeConnexion> EssaisDeConnexion => Set<EssaisDeConnexion>();
    public DbSet<Academie> Academies => Set<Academie>();
    public DbSet<Departement> Departements => Set<Departement>();
    public DbSet<Etablissement> Etablissements => Set<Etablissement>();
    public DbSet<ImportAnnuaire> Imports => Set<ImportAnnuaire>();
    public DbSet<LigneDImport> LignesDImport => Set<LigneDImport>();
    public DbSet<Personnel> Personnels => Set<Personnel>();
    public DbSet<Fonction> Fonctions => Set<Fonction>();
    public DbSet<Mission> Missions => Set<Mission>();
    public DbSet<Interruption> Interruptions => Set<Interruption>();
    public DbSet<ModeleDeLettre> Modeles => Set<ModeleDeLettre>();
    public DbSet<Campagne> Campagnes => Set<Campagne>();
    public DbSet<ReglageAcademique> Reglages => Set<ReglageAcademique>();
    public DbSet<LettreDeMission> Lettres => Set<LettreDeMission>();
    public DbSet<VersionDeLettre> VersionsDeLettre => Set<VersionDeLettre>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<Scellement> Scellements => Set<Scellement>();
    public DbSet<Fichier> Fichiers => Set<Fichier>();
    public DbSet<Bareme> Baremes => Set<Bareme>();
    public DbSet<CodeDIndemnite> CodesDIndemnite => Set<CodeDIndemnite>();
    public DbSet<DelaiDeConvocation> DelaisDeConvocation => Set<DelaiDeConvocation>();
    public DbSet<Enveloppe> Enveloppes => Set<Enveloppe>();
    public DbSet<Mouvement> Mouvements => Set<Mouvement>();
    public DbSet<CumulDePersonne> Cumuls => Set<CumulDePersonne>();
    public DbSet<Modalites> Modalites => Set<Modalites>();
    public DbSet<Bordereau> Bordereaux => Set<Bordereau>();
    public DbSet<Attribution> Attributions => Set<Attribution>();
    public DbSet<Echeance> Echeances => Set<Echeance>();
    public DbSet<AttestationDeRemplacement> Attestations => Set<AttestationDeRemplacement>();
    public DbSet<EtatLiquidatif> EtatsLiquidatifs => Set<EtatLiquidatif>();
    public DbSet<LigneDEtat> LignesDEtat => Set<LigneDEtat>();
    public DbSet<PieceArchivee> PiecesArchivees => Set<PieceArchivee>();
    public DbSet<Activite> Activites => Set<Activite>();
    public DbSet<PieceJointe> PiecesJointes => Set<PieceJointe>();
    public DbSet<Bilan> Bilans => Set<Bilan>();
    public DbSet<BilanAuCA> BilansAuCA => Set<BilanAuCA>();
    public DbSet<Lot> Lots => Set<Lot>();
    public DbSet<LigneDeLot> LignesDeLot => Set<LigneDeLot>();
    public DbSet<EntreeJournal> Journal => Set<EntreeJournal>();
    public DbSet<CourrielSortant> Courriels => Set<CourrielSortant>();
    public DbSet<EnvoiDeRappels> EnvoisDeRappels => Set<EnvoiDeRappels>();
    public DbSet<Rappel> Rappels => Set<Rappel>();
    public DbSet<Recapitulatif> Recapitulatifs => Set<Recapitulatif>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Enregistre d'un bloc : l'année tenue ouverte, les changements, les entrées du journal chaînées, les courriels. Tout ou rien.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Sans transaction, un ordre seul échoue sur SQLite dès qu'un autre écrit ; avec, il attend son tour.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        ChangeTracker.DetectChanges();
        ChangeTracker.VerifierLesLongueurs();
        return await this.EnregistrerAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
    }

    /// <summary>Réservé à la protection des données, qui n'écrit ses clés que de façon synchrone.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries().All(e => e.Entity is DataProtectionKey)
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Enregistrer avec SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(RupnDbContext).Assembly);
        ClesProprietaires.Appliquer(builder);
        builder.Entity<EntreeJournal>().HasIndex(e => e.Numero, JournalConfiguration.IndexTechnique)
            .HasFilter(Database.IsSqlite() ? "[Technique]" : "[Technique] = 1");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conversions.Appliquer(configurationBuilder);
}

/// <summary>Le contexte sur SQLite, moteur par défaut.</summary>
public sealed class SqliteRupnDbContext(DbContextOptions<SqliteRupnDbContext> options) : RupnDbContext(options);

/// <summary>Le contexte sur SQL Server, moteur de production.</summary>
public sealed class SqlServerRupnDbContext(DbContextOptions<SqlServerRupnDbContext> options) : RupnDbContext(options);
