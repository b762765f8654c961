@echo off
rem The course command: builds what changed, then runs it.
setlocal
set "cli=%~dp0lib\CourseKit.Cli"
where dotnet >nul 2>nul
if errorlevel 1 goto missing
rem Choosing an engine needs none, and is the way back when one cannot be restored.
if /i "%~1"=="engine" goto embedded
dotnet build -c Release -v quiet --nologo "%cli%\CourseKit.Cli.csproj" 1>&2
if %ERRORLEVEL% equ 0 goto run
findstr /c:"embedded" "%~dp0environment.json" >nul
if errorlevel 1 echo course: the build with another engine than the embedded one failed; course engine embedded goes back. 1>&2
rem The doctor can still look at the rest.
if /i "%~1"=="doctor" goto embedded
exit /b 1
:embedded
dotnet run -c Release -p:Engine=embedded --project "%cli%" -- %*
exit /b %ERRORLEVEL%
:run
dotnet run -c Release --no-build --project "%cli%" -- %*
exit /b %ERRORLEVEL%
:missing
echo course: dotnet is not on the PATH; install the .NET SDK 10 from https://dotnet.microsoft.com/download, then open a new terminal. 1>&2
exit /b 1
