using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RupnManager.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initiale : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Academies",
                columns: table => new
                {
                    Code = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Libelle = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Academies", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Baremes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Regime = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Depuis = table.Column<int>(type: "int", nullable: false),
                    Numero = table.Column<int>(type: "int", nullable: false),
                    TauxEnCentimes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ReperesEnCentimes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Confirme = table.Column<bool>(type: "bit", nullable: false),
                    CreeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Minimum = table.Column<long>(type: "bigint", nullable: false),
                    Plafond = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Baremes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CodesDIndemnite",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Regime = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: true),
                    Depuis = table.Column<int>(type: "int", nullable: false),
                    Numero = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Confirme = table.Column<bool>(type: "bit", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    CreeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodesDIndemnite", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Courriels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Cle = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Groupable = table.Column<bool>(type: "bit", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Destinataire = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Objet = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Texte = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Tentatives = table.Column<int>(type: "int", nullable: false),
                    ProchaineTentative = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EnvoyeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EnEchecDepuis = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DerniereErreur = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Courriels", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DelaisDeConvocation",
                columns: table => new
                {
                    Depuis = table.Column<DateOnly>(type: "date", nullable: false),
                    Jours = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DelaisDeConvocation", x => x.Depuis);
                });

            migrationBuilder.CreateTable(
                name: "EssaisDeConnexion",
                columns: table => new
                {
                    Cle = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Nombre = table.Column<int>(type: "int", nullable: false),
                    DernierLe = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EssaisDeConnexion", x => x.Cle);
                });

            migrationBuilder.CreateTable(
                name: "Fonctions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Libelle = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    TypeEtablissement = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Depuis = table.Column<int>(type: "int", nullable: false),
                    Jusque = table.Column<int>(type: "int", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fonctions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NomDuFichier = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Taille = table.Column<long>(type: "bigint", nullable: false),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    DeposeParId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DeposePar = table.Column<string>(type: "nvarchar(210)", maxLength: 210, nullable: false),
                    QualiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DeposeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Message = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Bilan = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    HorsDuFichier = table.Column<int>(type: "int", nullable: false),
                    DateDesDonnees = table.Column<DateOnly>(type: "date", nullable: true),
                    RangDeLApercu = table.Column<int>(type: "int", nullable: false),
                    Rang = table.Column<int>(type: "int", nullable: true),
                    TermineLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Journal",
                columns: table => new
                {
                    Numero = table.Column<long>(type: "bigint", nullable: false),
                    Le = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Auteur = table.Column<string>(type: "nvarchar(210)", maxLength: 210, nullable: false),
                    Qualite = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Evenement = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Objet = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ObjetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Phrase = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: true),
                    Technique = table.Column<bool>(type: "bit", nullable: false),
                    DitUnMontant = table.Column<bool>(type: "bit", nullable: false),
                    EmpreintePrecedente = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journal", x => x.Numero);
                });

            migrationBuilder.CreateTable(
                name: "Lots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Nature = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Numero = table.Column<int>(type: "int", nullable: true),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Auteur = table.Column<string>(type: "nvarchar(210)", maxLength: 210, nullable: false),
                    Qualite = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    QualiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CreeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LanceLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TermineLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Motif = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Jeton = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Modeles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: true),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Numero = table.Column<int>(type: "int", nullable: false),
                    Clauses = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    QuiFaitQuoi = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PublieLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Modeles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Personnes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Civilite = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Prenom = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    NomUsage = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    NomNaissance = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Courriel = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Envois = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Recherche = table.Column<string>(type: "nvarchar(700)", maxLength: 700, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Personnes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reglages",
                columns: table => new
                {
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    ValidationDuDan = table.Column<bool>(type: "bit", nullable: false),
                    TitreDuTroisiemeSignataire = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    LettreExigee = table.Column<bool>(type: "bit", nullable: false),
                    PremierMoisDesNeuviemes = table.Column<int>(type: "int", nullable: false),
                    PlafondParPersonne = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reglages", x => new { x.CodeAcademie, x.Annee });
                });

            migrationBuilder.CreateTable(
                name: "Sieges",
                columns: table => new
                {
                    Cle = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sieges", x => x.Cle);
                });

            migrationBuilder.CreateTable(
                name: "Departements",
                columns: table => new
                {
                    Code = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Libelle = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Departements", x => x.Code);
                    table.ForeignKey(
                        name: "FK_Departements_Academies_CodeAcademie",
                        column: x => x.CodeAcademie,
                        principalTable: "Academies",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContenuDImport",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Octets = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContenuDImport", x => x.ImportId);
                    table.ForeignKey(
                        name: "FK_ContenuDImport_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LignesDImport",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Numero = table.Column<int>(type: "int", nullable: false),
                    Sort = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Identifiant = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Nom = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Commune = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Motif = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Changements = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LignesDImport", x => new { x.ImportId, x.Numero });
                    table.ForeignKey(
                        name: "FK_LignesDImport_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LignesDeLot",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LotId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rang = table.Column<int>(type: "int", nullable: false),
                    ObjetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: false),
                    Libelle = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Change = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SeLitAvant = table.Column<bool>(type: "bit", nullable: false),
                    LueLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Motif = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Le = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MotifPropre = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Essais = table.Column<int>(type: "int", nullable: false),
                    ProchainEssai = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Instance = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    BailJusque = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Verrou = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Jeton = table.Column<int>(type: "int", nullable: false),
                    Montant = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LignesDeLot", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LignesDeLot_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Campagnes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Ouverture = table.Column<DateOnly>(type: "date", nullable: false),
                    LimiteDuChef = table.Column<DateOnly>(type: "date", nullable: false),
                    LimiteDuRupn = table.Column<DateOnly>(type: "date", nullable: false),
                    LimiteDuDan = table.Column<DateOnly>(type: "date", nullable: true),
                    DateFin = table.Column<DateOnly>(type: "date", nullable: false),
                    Message = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ModeleId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OuverteLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OuvertePar = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: true),
                    CloseLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosePar = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: true),
                    MotifDeReouverture = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campagnes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Campagnes_Modeles_ModeleId",
                        column: x => x.ModeleId,
                        principalTable: "Modeles",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Comptes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Actif = table.Column<bool>(type: "bit", nullable: false),
                    CreeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DerniereConnexionLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comptes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Comptes_Personnes_Id",
                        column: x => x.Id,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Cumuls",
                columns: table => new
                {
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Engage = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cumuls", x => new { x.PersonneId, x.Annee });
                    table.CheckConstraint("CK_Cumuls_Engage", "[Engage] >= 0");
                    table.ForeignKey(
                        name: "FK_Cumuls_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EnvoisDeRappels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Semaine = table.Column<DateOnly>(type: "date", nullable: false),
                    Le = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CourrielId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Auteur = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnvoisDeRappels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EnvoisDeRappels_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiensUniques",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Usage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpireLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FermeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiensUniques", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LiensUniques_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Preferences",
                columns: table => new
                {
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Cle = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Valeur = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Preferences", x => new { x.PersonneId, x.Cle });
                    table.ForeignKey(
                        name: "FK_Preferences_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Recapitulatifs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Periode = table.Column<DateOnly>(type: "date", nullable: false),
                    Le = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CourrielId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recapitulatifs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Recapitulatifs_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Etablissements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Uai = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Nom = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Nature = table.Column<int>(type: "int", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    CodeDepartement = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Bassin = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Adresse = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    CodePostal = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    Commune = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Telephone = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    Courriel = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Latitude = table.Column<double>(type: "float", nullable: true),
                    Longitude = table.Column<double>(type: "float", nullable: true),
                    Effectif = table.Column<int>(type: "int", nullable: true),
                    Ouvert = table.Column<bool>(type: "bit", nullable: false),
                    Recherche = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Etablissements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Etablissements_Academies_CodeAcademie",
                        column: x => x.CodeAcademie,
                        principalTable: "Academies",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Etablissements_Departements_CodeDepartement",
                        column: x => x.CodeDepartement,
                        principalTable: "Departements",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Comptes_UserId",
                        column: x => x.UserId,
                        principalTable: "Comptes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Comptes_UserId",
                        column: x => x.UserId,
                        principalTable: "Comptes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Comptes_UserId",
                        column: x => x.UserId,
                        principalTable: "Comptes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Affectations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: true),
                    Titre = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Debut = table.Column<DateOnly>(type: "date", nullable: false),
                    Fin = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Affectations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Affectations_Academies_CodeAcademie",
                        column: x => x.CodeAcademie,
                        principalTable: "Academies",
                        principalColumn: "Code");
                    table.ForeignKey(
                        name: "FK_Affectations_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Affectations_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BilansAuCA",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Textes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    MotifSansTousLesBilans = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ArreteLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ArretePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DateConvocation = table.Column<DateOnly>(type: "date", nullable: true),
                    DatePresentation = table.Column<DateOnly>(type: "date", nullable: true),
                    Observations = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ClosLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosPar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BilansAuCA", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BilansAuCA_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Bordereaux",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Rang = table.Column<int>(type: "int", nullable: false),
                    Numero = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    EnvoyeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EnvoyeParId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EnvoyePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    QualiteDeLEnvoi = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bordereaux", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bordereaux_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Delegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DelegantId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DelegataireId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TitreDuDelegataire = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Debut = table.Column<DateOnly>(type: "date", nullable: false),
                    Fin = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Delegations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Delegations_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_Personnes_DelegantId",
                        column: x => x.DelegantId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_Personnes_DelegataireId",
                        column: x => x.DelegataireId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Enveloppes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    CloseLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Engage = table.Column<long>(type: "bigint", nullable: false),
                    Notifie = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Enveloppes", x => x.Id);
                    table.CheckConstraint("CK_Enveloppes_Engage", "[Engage] >= 0 AND [Engage] <= [Notifie]");
                    table.CheckConstraint("CK_Enveloppes_Notifie", "[Notifie] >= 0");
                    table.ForeignKey(
                        name: "FK_Enveloppes_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EtatsLiquidatifs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    PreparateurId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Preparateur = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PrepareLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SoumisParId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SoumisPar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SoumisLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MotifDuRendu = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Rang = table.Column<int>(type: "int", nullable: true),
                    Numero = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ArreteParId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ArretePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    QualiteDeLArret = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    ArreteLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    TransmisLe = table.Column<DateOnly>(type: "date", nullable: true),
                    TransmisPar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SoldeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    TotalArrete = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EtatsLiquidatifs", x => x.Id);
                    table.CheckConstraint("CK_EtatsLiquidatifs_QuatreYeux", "[ArreteParId] <> [PreparateurId] AND [ArreteParId] <> [SoumisParId]");
                    table.ForeignKey(
                        name: "FK_EtatsLiquidatifs_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Modalites",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    DateConseilPedagogique = table.Column<DateOnly>(type: "date", nullable: true),
                    Avis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    TexteDeLAvis = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DateCA = table.Column<DateOnly>(type: "date", nullable: true),
                    DateConvocation = table.Column<DateOnly>(type: "date", nullable: true),
                    Presents = table.Column<int>(type: "int", nullable: true),
                    Quorum = table.Column<int>(type: "int", nullable: true),
                    Pour = table.Column<int>(type: "int", nullable: true),
                    Contre = table.Column<int>(type: "int", nullable: true),
                    Abstentions = table.Column<int>(type: "int", nullable: true),
                    Votants = table.Column<int>(type: "int", nullable: true),
                    Observations = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Modalites", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Modalites_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Personnels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Categorie = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CorpsGrade = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Titulaire = table.Column<bool>(type: "bit", nullable: false),
                    ServiceCompletDeclareLe = table.Column<DateOnly>(type: "date", nullable: true),
                    CommentaireService = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    NumenChiffre = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    DernierJour = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Personnels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Personnels_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Personnels_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrisesDeFonctions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LienId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Civilite = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Prenom = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    NomUsage = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    NomNaissance = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Courriel = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Titre = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrisesDeFonctions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PrisesDeFonctions_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PrisesDeFonctions_LiensUniques_LienId",
                        column: x => x.LienId,
                        principalTable: "LiensUniques",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rappels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EnvoiId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Nature = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ActeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Numero = table.Column<int>(type: "int", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rappels", x => x.Id);
                    table.CheckConstraint("CK_Rappels_CinqAuPlus", "[Numero] BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_Rappels_EnvoisDeRappels_EnvoiId",
                        column: x => x.EnvoiId,
                        principalTable: "EnvoisDeRappels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Rappels_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JetonsDAcces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QualiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Nom = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Debut = table.Column<string>(type: "nvarchar(13)", maxLength: 13, nullable: false),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Portees = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CreeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpireLe = table.Column<DateOnly>(type: "date", nullable: false),
                    RevoqueLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DernierUsageLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JetonsDAcces", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JetonsDAcces_Affectations_QualiteId",
                        column: x => x.QualiteId,
                        principalTable: "Affectations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JetonsDAcces_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Mouvements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EnveloppeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Rang = table.Column<int>(type: "int", nullable: false),
                    Sens = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AuteurId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Auteur = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EnregistreLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Montant = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mouvements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Mouvements_Enveloppes_EnveloppeId",
                        column: x => x.EnveloppeId,
                        principalTable: "Enveloppes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiecesArchivees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BordereauId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EtatLiquidatifId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Format = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Nom = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Octets = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreeLe = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiecesArchivees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PiecesArchivees_Bordereaux_BordereauId",
                        column: x => x.BordereauId,
                        principalTable: "Bordereaux",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PiecesArchivees_EtatsLiquidatifs_EtatLiquidatifId",
                        column: x => x.EtatLiquidatifId,
                        principalTable: "EtatsLiquidatifs",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Missions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonnelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FonctionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Debut = table.Column<DateOnly>(type: "date", nullable: false),
                    Fin = table.Column<DateOnly>(type: "date", nullable: false),
                    Indemnisation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ProgrammeClair = table.Column<bool>(type: "bit", nullable: false),
                    Equipements = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Temps = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Lieu = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    AnnuleeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TermineeLe = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Missions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Missions_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Missions_Fonctions_FonctionId",
                        column: x => x.FonctionId,
                        principalTable: "Fonctions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Missions_Personnels_PersonnelId",
                        column: x => x.PersonnelId,
                        principalTable: "Personnels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Activites",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MissionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Cle = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    Nature = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Rubrique = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Enseignants = table.Column<int>(type: "int", nullable: true),
                    Eleves = table.Column<int>(type: "int", nullable: true),
                    Texte = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    NoteeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RetireeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Recherche = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Activites", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Activites_Missions_MissionId",
                        column: x => x.MissionId,
                        principalTable: "Missions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attributions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MissionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FonctionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    EnveloppeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BordereauId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PrepareeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ProposeeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MotifSousMinimum = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Participation = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    DeclareLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DeclarePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SansSuiteLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MotifDuRetrait = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Decision_Le = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Decision_Motif = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Decision_Par = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Decision_ParId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Decision_Sens = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Decision_Montant = table.Column<long>(type: "bigint", nullable: true),
                    Engage = table.Column<long>(type: "bigint", nullable: false),
                    Propose = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attributions", x => x.Id);
                    table.CheckConstraint("CK_Attributions_Engage", "[Engage] >= 0");
                    table.ForeignKey(
                        name: "FK_Attributions_Bordereaux_BordereauId",
                        column: x => x.BordereauId,
                        principalTable: "Bordereaux",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attributions_Enveloppes_EnveloppeId",
                        column: x => x.EnveloppeId,
                        principalTable: "Enveloppes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attributions_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attributions_Fonctions_FonctionId",
                        column: x => x.FonctionId,
                        principalTable: "Fonctions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attributions_Missions_MissionId",
                        column: x => x.MissionId,
                        principalTable: "Missions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attributions_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Bilans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MissionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reponses = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Chiffres = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SoumisLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ViseLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    VisePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RenvoyeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RenvoyePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    MotifDuRenvoi = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Recherche = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bilans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bilans_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bilans_Missions_MissionId",
                        column: x => x.MissionId,
                        principalTable: "Missions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bilans_Personnes_PersonneId",
                        column: x => x.PersonneId,
                        principalTable: "Personnes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Interruptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MissionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Debut = table.Column<DateOnly>(type: "date", nullable: false),
                    Fin = table.Column<DateOnly>(type: "date", nullable: true),
                    Motif = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interruptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Interruptions_Missions_MissionId",
                        column: x => x.MissionId,
                        principalTable: "Missions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Lettres",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MissionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Nature = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Rang = table.Column<int>(type: "int", nullable: false),
                    NumeroDAvenant = table.Column<int>(type: "int", nullable: false),
                    LettreInitialeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CodeDeVerification = table.Column<string>(type: "nvarchar(19)", maxLength: 19, nullable: false),
                    ModeleId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ModeleEcarteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ValidationDuDan = table.Column<bool>(type: "bit", nullable: false),
                    TitreDuTroisiemeSignataire = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    PremierMoisDesNeuviemes = table.Column<int>(type: "int", nullable: false),
                    CreeeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    EtatDepuis = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NumeroDeVersion = table.Column<int>(type: "int", nullable: false),
                    ALire = table.Column<bool>(type: "bit", nullable: false),
                    ModifieePar = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ModifieeParNom = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ModifieeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Jeton = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lettres", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Lettres_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Lettres_Lettres_LettreInitialeId",
                        column: x => x.LettreInitialeId,
                        principalTable: "Lettres",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Lettres_Missions_MissionId",
                        column: x => x.MissionId,
                        principalTable: "Missions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Lettres_Modeles_ModeleId",
                        column: x => x.ModeleId,
                        principalTable: "Modeles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PiecesJointes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActiviteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Nom = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    TypeDeContenu = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Octets = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    JointeLe = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PiecesJointes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PiecesJointes_Activites_ActiviteId",
                        column: x => x.ActiviteId,
                        principalTable: "Activites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attestations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AttributionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtablissementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeAcademie = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Annee = table.Column<int>(type: "int", nullable: false),
                    Nom = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    TypeDeContenu = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Octets = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    JointePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    JointeLe = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attestations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attestations_Attributions_AttributionId",
                        column: x => x.AttributionId,
                        principalTable: "Attributions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Attestations_Etablissements_EtablissementId",
                        column: x => x.EtablissementId,
                        principalTable: "Etablissements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Echeances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AttributionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Numero = table.Column<int>(type: "int", nullable: false),
                    Nature = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Debut = table.Column<DateOnly>(type: "date", nullable: false),
                    Fin = table.Column<DateOnly>(type: "date", nullable: false),
                    CertifiableDes = table.Column<DateOnly>(type: "date", nullable: true),
                    Situation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MotifDeRetenue = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RetenuePar = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RetenueLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PayeeEn = table.Column<DateOnly>(type: "date", nullable: true),
                    MotifDuRejet = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Certification_Date = table.Column<DateOnly>(type: "date", nullable: true),
                    Certification_Le = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Certification_Motif = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Certification_Par = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Certification_ParId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Certification_Qualite = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Certification_Resultat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Certification_Montant = table.Column<long>(type: "bigint", nullable: true),
                    Prevu = table.Column<long>(type: "bigint", nullable: false),
                    TropPercu_Le = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TropPercu_Motif = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    TropPercu_Par = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TropPercu_RegleLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TropPercu_Montant = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Echeances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Echeances_Attributions_AttributionId",
                        column: x => x.AttributionId,
                        principalTable: "Attributions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Fichiers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LettreId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Usage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Nom = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Octets = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Le = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fichiers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Fichiers_Lettres_LettreId",
                        column: x => x.LettreId,
                        principalTable: "Lettres",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VersionsDeLettre",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LettreId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Numero = table.Column<int>(type: "int", nullable: false),
                    Contenu = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    TexteFige = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    FigeeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CeQuiChange = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Motif = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    MotifDe = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CloseLe = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VersionsDeLettre", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VersionsDeLettre_Lettres_LettreId",
                        column: x => x.LettreId,
                        principalTable: "Lettres",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LignesDEtat",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EtatLiquidatifId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EcheanceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NomConfirmeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Figee = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    RejeteeLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Montant = table.Column<long>(type: "bigint", nullable: false),
                    Retour_Le = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Retour_Mois = table.Column<DateOnly>(type: "date", nullable: true),
                    Retour_Motif = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Retour_Payee = table.Column<bool>(type: "bit", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LignesDEtat", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LignesDEtat_Echeances_EcheanceId",
                        column: x => x.EcheanceId,
                        principalTable: "Echeances",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LignesDEtat_EtatsLiquidatifs_EtatLiquidatifId",
                        column: x => x.EtatLiquidatifId,
                        principalTable: "EtatsLiquidatifs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Scellements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LettreId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    FichierId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Pages = table.Column<int>(type: "int", nullable: false),
                    Taille = table.Column<long>(type: "bigint", nullable: false),
                    ScelleLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HorodateLe = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Tentatives = table.Column<int>(type: "int", nullable: false),
                    ProchaineTentative = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DerniereErreur = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    AttendHorodatage = table.Column<bool>(type: "bit", nullable: false),
                    Jeton = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scellements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Scellements_Fichiers_FichierId",
                        column: x => x.FichierId,
                        principalTable: "Fichiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Scellements_Lettres_LettreId",
                        column: x => x.LettreId,
                        principalTable: "Lettres",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Signatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VersionDeLettreId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Etape = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Tour = table.Column<int>(type: "int", nullable: false),
                    PersonneId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Designation = table.Column<string>(type: "nvarchar(210)", maxLength: 210, nullable: false),
                    Qualite = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    DelegationReference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    DelegationDebut = table.Column<DateOnly>(type: "date", nullable: true),
                    DelegationFin = table.Column<DateOnly>(type: "date", nullable: true),
                    Delegant = table.Column<string>(type: "nvarchar(210)", maxLength: 210, nullable: true),
                    Le = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EmpreinteDuContenu = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    EmpreintePrecedente = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MoyenDAuthentification = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Trace = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    ManuscriteDu = table.Column<DateOnly>(type: "date", nullable: true),
                    LieuDeLOriginal = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Empreinte = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Etat = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signatures_VersionsDeLettre_VersionDeLettreId",
                        column: x => x.VersionDeLettreId,
                        principalTable: "VersionsDeLettre",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Activites_EtablissementId_Annee",
                table: "Activites",
                columns: new[] { "EtablissementId", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Activites_MissionId_Cle",
                table: "Activites",
                columns: new[] { "MissionId", "Cle" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Activites_MissionId_Date",
                table: "Activites",
                columns: new[] { "MissionId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Activites_PersonneId_Date",
                table: "Activites",
                columns: new[] { "PersonneId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Affectations_CodeAcademie_Role",
                table: "Affectations",
                columns: new[] { "CodeAcademie", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_Affectations_EtablissementId_Role",
                table: "Affectations",
                columns: new[] { "EtablissementId", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_Affectations_PersonneId",
                table: "Affectations",
                column: "PersonneId");

            migrationBuilder.CreateIndex(
                name: "IX_Affectations_UnSeulChef",
                table: "Affectations",
                column: "EtablissementId",
                unique: true,
                filter: "[Role] = 'ChefEtablissement' AND [Fin] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Affectations_UnSeulDan",
                table: "Affectations",
                column: "CodeAcademie",
                unique: true,
                filter: "[Role] = 'Dan' AND [Fin] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Attestations_AttributionId",
                table: "Attestations",
                column: "AttributionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attestations_EtablissementId_Annee",
                table: "Attestations",
                columns: new[] { "EtablissementId", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Attributions_BordereauId",
                table: "Attributions",
                column: "BordereauId");

            migrationBuilder.CreateIndex(
                name: "IX_Attributions_CodeAcademie_Annee_Etat",
                table: "Attributions",
                columns: new[] { "CodeAcademie", "Annee", "Etat" });

            migrationBuilder.CreateIndex(
                name: "IX_Attributions_EnveloppeId",
                table: "Attributions",
                column: "EnveloppeId");

            migrationBuilder.CreateIndex(
                name: "IX_Attributions_EtablissementId_Annee",
                table: "Attributions",
                columns: new[] { "EtablissementId", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Attributions_FonctionId",
                table: "Attributions",
                column: "FonctionId");

            migrationBuilder.CreateIndex(
                name: "IX_Attributions_MissionId",
                table: "Attributions",
                column: "MissionId");

            migrationBuilder.CreateIndex(
                name: "IX_Attributions_PersonneId_Annee",
                table: "Attributions",
                columns: new[] { "PersonneId", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Attributions_PersonneId_FonctionId_EtablissementId_Annee",
                table: "Attributions",
                columns: new[] { "PersonneId", "FonctionId", "EtablissementId", "Annee" },
                unique: true,
                filter: "[SansSuiteLe] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Baremes_Regime_Depuis_Numero",
                table: "Baremes",
                columns: new[] { "Regime", "Depuis", "Numero" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bilans_CodeAcademie_Annee_Etat",
                table: "Bilans",
                columns: new[] { "CodeAcademie", "Annee", "Etat" });

            migrationBuilder.CreateIndex(
                name: "IX_Bilans_EtablissementId_Annee",
                table: "Bilans",
                columns: new[] { "EtablissementId", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Bilans_MissionId",
                table: "Bilans",
                column: "MissionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bilans_PersonneId",
                table: "Bilans",
                column: "PersonneId");

            migrationBuilder.CreateIndex(
                name: "IX_BilansAuCA_EtablissementId_Annee",
                table: "BilansAuCA",
                columns: new[] { "EtablissementId", "Annee" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bordereaux_CodeAcademie_Annee_Etat",
                table: "Bordereaux",
                columns: new[] { "CodeAcademie", "Annee", "Etat" });

            migrationBuilder.CreateIndex(
                name: "IX_Bordereaux_EtablissementId_Annee_Rang",
                table: "Bordereaux",
                columns: new[] { "EtablissementId", "Annee", "Rang" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bordereaux_Numero",
                table: "Bordereaux",
                column: "Numero",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campagnes_CodeAcademie_Annee",
                table: "Campagnes",
                columns: new[] { "CodeAcademie", "Annee" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campagnes_ModeleId",
                table: "Campagnes",
                column: "ModeleId");

            migrationBuilder.CreateIndex(
                name: "IX_CodesDIndemnite_Regime_CodeAcademie_Depuis_Numero",
                table: "CodesDIndemnite",
                columns: new[] { "Regime", "CodeAcademie", "Depuis", "Numero" },
                unique: true,
                filter: "[CodeAcademie] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Comptes",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Comptes",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Courriels_Etat_ProchaineTentative",
                table: "Courriels",
                columns: new[] { "Etat", "ProchaineTentative" });

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_DelegantId",
                table: "Delegations",
                column: "DelegantId");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_DelegataireId",
                table: "Delegations",
                column: "DelegataireId");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_EtablissementId_DelegataireId_Debut",
                table: "Delegations",
                columns: new[] { "EtablissementId", "DelegataireId", "Debut" });

            migrationBuilder.CreateIndex(
                name: "IX_Departements_CodeAcademie",
                table: "Departements",
                column: "CodeAcademie");

            migrationBuilder.CreateIndex(
                name: "IX_Echeances_AttributionId_Numero",
                table: "Echeances",
                columns: new[] { "AttributionId", "Numero" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Enveloppes_CodeAcademie_Annee",
                table: "Enveloppes",
                columns: new[] { "CodeAcademie", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Enveloppes_EtablissementId_Annee",
                table: "Enveloppes",
                columns: new[] { "EtablissementId", "Annee" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EnvoisDeRappels_PersonneId_Semaine",
                table: "EnvoisDeRappels",
                columns: new[] { "PersonneId", "Semaine" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Etablissements_CodeAcademie_Nom",
                table: "Etablissements",
                columns: new[] { "CodeAcademie", "Nom" });

            migrationBuilder.CreateIndex(
                name: "IX_Etablissements_CodeDepartement",
                table: "Etablissements",
                column: "CodeDepartement");

            migrationBuilder.CreateIndex(
                name: "IX_Etablissements_Uai",
                table: "Etablissements",
                column: "Uai",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EtatsLiquidatifs_CodeAcademie_Annee_Etat",
                table: "EtatsLiquidatifs",
                columns: new[] { "CodeAcademie", "Annee", "Etat" });

            migrationBuilder.CreateIndex(
                name: "IX_EtatsLiquidatifs_EtablissementId_Annee_Rang",
                table: "EtatsLiquidatifs",
                columns: new[] { "EtablissementId", "Annee", "Rang" },
                unique: true,
                filter: "[Rang] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EtatsLiquidatifs_Numero",
                table: "EtatsLiquidatifs",
                column: "Numero",
                unique: true,
                filter: "[Numero] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Fichiers_LettreId",
                table: "Fichiers",
                column: "LettreId");

            migrationBuilder.CreateIndex(
                name: "IX_Fonctions_Code_TypeEtablissement_Depuis",
                table: "Fonctions",
                columns: new[] { "Code", "TypeEtablissement", "Depuis" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Imports_DeposeLe",
                table: "Imports",
                column: "DeposeLe");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Rang",
                table: "Imports",
                column: "Rang",
                unique: true,
                filter: "[Rang] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Interruptions_MissionId",
                table: "Interruptions",
                column: "MissionId");

            migrationBuilder.CreateIndex(
                name: "IX_JetonsDAcces_Empreinte",
                table: "JetonsDAcces",
                column: "Empreinte",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JetonsDAcces_PersonneId",
                table: "JetonsDAcces",
                column: "PersonneId");

            migrationBuilder.CreateIndex(
                name: "IX_JetonsDAcces_QualiteId",
                table: "JetonsDAcces",
                column: "QualiteId");

            migrationBuilder.CreateIndex(
                name: "IX_Journal_CodeAcademie_Numero_DitUnMontant",
                table: "Journal",
                columns: new[] { "CodeAcademie", "Numero", "DitUnMontant" });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_EtablissementId_Numero",
                table: "Journal",
                columns: new[] { "EtablissementId", "Numero" });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_ObjetId_Numero",
                table: "Journal",
                columns: new[] { "ObjetId", "Numero" });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_Technique",
                table: "Journal",
                column: "Numero",
                filter: "[Technique] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Lettres_ASceller",
                table: "Lettres",
                column: "EtatDepuis",
                filter: "[Etat] = 'ASceller'");

            migrationBuilder.CreateIndex(
                name: "IX_Lettres_CodeAcademie_Annee_Etat_ALire_EtatDepuis_Reference",
                table: "Lettres",
                columns: new[] { "CodeAcademie", "Annee", "Etat", "ALire", "EtatDepuis", "Reference" },
                descending: new[] { false, false, false, true, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Lettres_CodeDeVerification",
                table: "Lettres",
                column: "CodeDeVerification",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Lettres_EtablissementId_Annee",
                table: "Lettres",
                columns: new[] { "EtablissementId", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Lettres_LettreInitialeId",
                table: "Lettres",
                column: "LettreInitialeId");

            migrationBuilder.CreateIndex(
                name: "IX_Lettres_MissionId",
                table: "Lettres",
                column: "MissionId");

            migrationBuilder.CreateIndex(
                name: "IX_Lettres_ModeleId",
                table: "Lettres",
                column: "ModeleId");

            migrationBuilder.CreateIndex(
                name: "IX_Lettres_Reference",
                table: "Lettres",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiensUniques_Empreinte",
                table: "LiensUniques",
                column: "Empreinte",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiensUniques_PersonneId",
                table: "LiensUniques",
                column: "PersonneId");

            migrationBuilder.CreateIndex(
                name: "IX_LignesDeLot_Etat_Rang",
                table: "LignesDeLot",
                columns: new[] { "Etat", "Rang" });

            migrationBuilder.CreateIndex(
                name: "IX_LignesDeLot_LotId_Rang",
                table: "LignesDeLot",
                columns: new[] { "LotId", "Rang" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LignesDeLot_ObjetId",
                table: "LignesDeLot",
                column: "ObjetId");

            migrationBuilder.CreateIndex(
                name: "IX_LignesDeLot_Verrou",
                table: "LignesDeLot",
                column: "Verrou",
                unique: true,
                filter: "[Verrou] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LignesDEtat_EcheanceId",
                table: "LignesDEtat",
                column: "EcheanceId",
                unique: true,
                filter: "[RejeteeLe] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LignesDEtat_EtatLiquidatifId",
                table: "LignesDEtat",
                column: "EtatLiquidatifId");

            migrationBuilder.CreateIndex(
                name: "IX_LignesDImport_ImportId_Sort_Numero",
                table: "LignesDImport",
                columns: new[] { "ImportId", "Sort", "Numero" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_CodeAcademie_CreeLe",
                table: "Lots",
                columns: new[] { "CodeAcademie", "CreeLe" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_CodeAcademie_Numero",
                table: "Lots",
                columns: new[] { "CodeAcademie", "Numero" },
                unique: true,
                filter: "[Numero] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Lots_Etat",
                table: "Lots",
                column: "Etat");

            migrationBuilder.CreateIndex(
                name: "IX_Missions_EtablissementId_Annee",
                table: "Missions",
                columns: new[] { "EtablissementId", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Missions_FonctionId",
                table: "Missions",
                column: "FonctionId");

            migrationBuilder.CreateIndex(
                name: "IX_Missions_PersonnelId",
                table: "Missions",
                column: "PersonnelId");

            migrationBuilder.CreateIndex(
                name: "IX_Modalites_EtablissementId_Annee",
                table: "Modalites",
                columns: new[] { "EtablissementId", "Annee" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Modeles_CodeAcademie_Annee_Numero",
                table: "Modeles",
                columns: new[] { "CodeAcademie", "Annee", "Numero" },
                unique: true,
                filter: "[CodeAcademie] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Mouvements_EnveloppeId_Rang",
                table: "Mouvements",
                columns: new[] { "EnveloppeId", "Rang" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mouvements_EnveloppeId_Reference",
                table: "Mouvements",
                columns: new[] { "EnveloppeId", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Personnels_EtablissementId_PersonneId",
                table: "Personnels",
                columns: new[] { "EtablissementId", "PersonneId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Personnels_PersonneId",
                table: "Personnels",
                column: "PersonneId");

            migrationBuilder.CreateIndex(
                name: "IX_Personnes_Courriel",
                table: "Personnes",
                column: "Courriel",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Personnes_NomUsage",
                table: "Personnes",
                column: "NomUsage");

            migrationBuilder.CreateIndex(
                name: "IX_PiecesArchivees_BordereauId_Format",
                table: "PiecesArchivees",
                columns: new[] { "BordereauId", "Format" },
                unique: true,
                filter: "[BordereauId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PiecesArchivees_EtatLiquidatifId_Format",
                table: "PiecesArchivees",
                columns: new[] { "EtatLiquidatifId", "Format" },
                unique: true,
                filter: "[EtatLiquidatifId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PiecesJointes_ActiviteId",
                table: "PiecesJointes",
                column: "ActiviteId");

            migrationBuilder.CreateIndex(
                name: "IX_PrisesDeFonctions_EtablissementId",
                table: "PrisesDeFonctions",
                column: "EtablissementId");

            migrationBuilder.CreateIndex(
                name: "IX_PrisesDeFonctions_LienId",
                table: "PrisesDeFonctions",
                column: "LienId");

            migrationBuilder.CreateIndex(
                name: "IX_Rappels_CodeAcademie_Annee",
                table: "Rappels",
                columns: new[] { "CodeAcademie", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Rappels_EnvoiId",
                table: "Rappels",
                column: "EnvoiId");

            migrationBuilder.CreateIndex(
                name: "IX_Rappels_EtablissementId_Annee",
                table: "Rappels",
                columns: new[] { "EtablissementId", "Annee" });

            migrationBuilder.CreateIndex(
                name: "IX_Rappels_PersonneId_ActeId_Annee_Numero",
                table: "Rappels",
                columns: new[] { "PersonneId", "ActeId", "Annee", "Numero" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Recapitulatifs_PersonneId_Periode",
                table: "Recapitulatifs",
                columns: new[] { "PersonneId", "Periode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Scellements_Empreinte",
                table: "Scellements",
                column: "Empreinte");

            migrationBuilder.CreateIndex(
                name: "IX_Scellements_FichierId",
                table: "Scellements",
                column: "FichierId");

            migrationBuilder.CreateIndex(
                name: "IX_Scellements_LettreId",
                table: "Scellements",
                column: "LettreId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_PersonneId",
                table: "Signatures",
                column: "PersonneId");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_VersionDeLettreId_Etape_Tour",
                table: "Signatures",
                columns: new[] { "VersionDeLettreId", "Etape", "Tour" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VersionsDeLettre_LettreId_Numero",
                table: "VersionsDeLettre",
                columns: new[] { "LettreId", "Numero" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Attestations");

            migrationBuilder.DropTable(
                name: "Baremes");

            migrationBuilder.DropTable(
                name: "Bilans");

            migrationBuilder.DropTable(
                name: "BilansAuCA");

            migrationBuilder.DropTable(
                name: "Campagnes");

            migrationBuilder.DropTable(
                name: "CodesDIndemnite");

            migrationBuilder.DropTable(
                name: "ContenuDImport");

            migrationBuilder.DropTable(
                name: "Courriels");

            migrationBuilder.DropTable(
                name: "Cumuls");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DelaisDeConvocation");

            migrationBuilder.DropTable(
                name: "Delegations");

            migrationBuilder.DropTable(
                name: "EssaisDeConnexion");

            migrationBuilder.DropTable(
                name: "Interruptions");

            migrationBuilder.DropTable(
                name: "JetonsDAcces");

            migrationBuilder.DropTable(
                name: "Journal");

            migrationBuilder.DropTable(
                name: "LignesDeLot");

            migrationBuilder.DropTable(
                name: "LignesDEtat");

            migrationBuilder.DropTable(
                name: "LignesDImport");

            migrationBuilder.DropTable(
                name: "Modalites");

            migrationBuilder.DropTable(
                name: "Mouvements");

            migrationBuilder.DropTable(
                name: "PiecesArchivees");

            migrationBuilder.DropTable(
                name: "PiecesJointes");

            migrationBuilder.DropTable(
                name: "Preferences");

            migrationBuilder.DropTable(
                name: "PrisesDeFonctions");

            migrationBuilder.DropTable(
                name: "Rappels");

            migrationBuilder.DropTable(
                name: "Recapitulatifs");

            migrationBuilder.DropTable(
                name: "Reglages");

            migrationBuilder.DropTable(
                name: "Scellements");

            migrationBuilder.DropTable(
                name: "Sieges");

            migrationBuilder.DropTable(
                name: "Signatures");

            migrationBuilder.DropTable(
                name: "Comptes");

            migrationBuilder.DropTable(
                name: "Affectations");

            migrationBuilder.DropTable(
                name: "Lots");

            migrationBuilder.DropTable(
                name: "Echeances");

            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropTable(
                name: "EtatsLiquidatifs");

            migrationBuilder.DropTable(
                name: "Activites");

            migrationBuilder.DropTable(
                name: "LiensUniques");

            migrationBuilder.DropTable(
                name: "EnvoisDeRappels");

            migrationBuilder.DropTable(
                name: "Fichiers");

            migrationBuilder.DropTable(
                name: "VersionsDeLettre");

            migrationBuilder.DropTable(
                name: "Attributions");

            migrationBuilder.DropTable(
                name: "Lettres");

            migrationBuilder.DropTable(
                name: "Bordereaux");

            migrationBuilder.DropTable(
                name: "Enveloppes");

            migrationBuilder.DropTable(
                name: "Missions");

            migrationBuilder.DropTable(
                name: "Modeles");

            migrationBuilder.DropTable(
                name: "Fonctions");

            migrationBuilder.DropTable(
                name: "Personnels");

            migrationBuilder.DropTable(
                name: "Etablissements");

            migrationBuilder.DropTable(
                name: "Personnes");

            migrationBuilder.DropTable(
                name: "Departements");

            migrationBuilder.DropTable(
                name: "Academies");
        }
    }
}
