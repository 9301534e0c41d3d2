// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Preloaded into the tests that run with ThreadSanitizer. A distribution's Qt is built without it, so that it does not
// see what orders two threads: an event that is posted and delivered, a QReadWriteLock, a QSemaphore. Told so here, at
// Qt's exported functions, it reports the races that are ours, and no others. (QMutex tells it itself.)

#include <QCoreApplication>
#include <QReadWriteLock>
#include <QSemaphore>
#include <QThread>

#include <dlfcn.h>

extern "C" {
void __tsan_acquire(void *);
void __tsan_release(void *);
}

namespace {

char anySignal; // the receivers of a signal are not known where it is emitted

template<typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

bool delivered(void **data)
{
    __tsan_acquire(data[0]); // the receiver
    __tsan_acquire(&anySignal);
    return false;
}

const bool registered = QInternal::registerCallback(QInternal::EventNotifyCallback, delivered);

} // namespace

void QCoreApplication::postEvent(QObject *receiver, QEvent *event, int priority)
{
    static auto real = next<void(QObject *, QEvent *, int)>("_ZN16QCoreApplication9postEventEP7QObjectP6QEventi");
    __tsan_release(receiver);
    real(receiver, event, priority);
}

void QObject::deleteLater()
{
    static auto real = next<void(QObject *)>("_ZN7QObject11deleteLaterEv");
    __tsan_release(this);
    real(this);
}

void QMetaObject::activate(QObject *sender, const QMetaObject *meta, int signal, void **arguments)
{
    static auto real
        = next<void(QObject *, const QMetaObject *, int, void **)>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    __tsan_release(&anySignal);
    real(sender, meta, signal, arguments);
}

#if QT_VERSION < QT_VERSION_CHECK(6, 7, 0)
bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *ret)
{
    static auto real = next<bool(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    __tsan_release(object);
    return real(object, slot, type, ret);
}
#endif

void QSemaphore::acquire(int n)
{
    static auto real = next<void(QSemaphore *, int)>("_ZN10QSemaphore7acquireEi");
    real(this, n);
    __tsan_acquire(this);
}

bool QSemaphore::tryAcquire(int n)
{
    static auto real = next<bool(QSemaphore *, int)>("_ZN10QSemaphore10tryAcquireEi");
    const bool got = real(this, n);
    __tsan_acquire(this);
    return got;
}

bool QSemaphore::tryAcquire(int n, int timeout)
{
    static auto real = next<bool(QSemaphore *, int, int)>("_ZN10QSemaphore10tryAcquireEii");
    const bool got = real(this, n, timeout);
    __tsan_acquire(this);
    return got;
}

void QSemaphore::release(int n)
{
    static auto real = next<void(QSemaphore *, int)>("_ZN10QSemaphore7releaseEi");
    __tsan_release(this);
    real(this, n);
}

#if QT_VERSION < QT_VERSION_CHECK(6, 6, 0)
void QReadWriteLock::lockForRead()
{
    static auto real = next<void(QReadWriteLock *)>("_ZN14QReadWriteLock11lockForReadEv");
    real(this);
    __tsan_acquire(this);
}

void QReadWriteLock::lockForWrite()
{
    static auto real = next<void(QReadWriteLock *)>("_ZN14QReadWriteLock12lockForWriteEv");
    real(this);
    __tsan_acquire(this);
}
#endif

bool QReadWriteLock::tryLockForRead(int timeout)
{
    static auto real = next<bool(QReadWriteLock *, int)>("_ZN14QReadWriteLock14tryLockForReadEi");
    const bool got = real(this, timeout);
    __tsan_acquire(this);
    return got;
}

bool QReadWriteLock::tryLockForWrite(int timeout)
{
    static auto real = next<bool(QReadWriteLock *, int)>("_ZN14QReadWriteLock15tryLockForWriteEi");
    const bool got = real(this, timeout);
    __tsan_acquire(this);
    return got;
}

void QReadWriteLock::unlock()
{
    static auto real = next<void(QReadWriteLock *)>("_ZN14QReadWriteLock6unlockEv");
    __tsan_release(this);
    real(this);
}
